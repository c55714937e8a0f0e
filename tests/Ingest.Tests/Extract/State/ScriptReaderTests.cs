using Ingest.Core.Extract.State;

namespace Ingest.Tests.Extract.State;

public sealed class ScriptReaderTests
{
    [Fact]
    public void JavaScript_that_is_no_JSON_is_read_too()
    {
        var value = new ScriptReader("{a:'it\\'s',\"b\":[1,undefined,!0,],c:new Date(\"2026\"),d:{e:`x`}} rest", 0).Read()!;

        Assert.Equal("it's", value["a"]!.Text);
        Assert.Equal(3, value["b"]!.Items!.Count);
        Assert.Equal("x", value["d"]!["e"]!.Text);
    }

    [Theory]
    [InlineData("\"\\u0628\\x41\\n\\/\"", "بA\n/")]
    [InlineData("\"\"", "")]
    [InlineData("'\\\\'", "\\")]
    public void Escapes_are_resolved(string script, string text) => Assert.Equal(text, new ScriptReader(script, 0).Read()!.Text);

    [Fact]
    public void What_ends_early_keeps_what_is_there()
    {
        var value = new ScriptReader("{\"title\":\"Barges\",\"body\":\"The har", 0).Read()!;

        Assert.Equal("Barges", value["title"]!.Text);
    }

    [Fact]
    public void Reading_stops_where_the_value_ends()
    {
        var reader = new ScriptReader("{\"a\":1};alert({})", 0);

        reader.Read();

        Assert.Equal("{\"a\":1}".Length, reader.At);
    }
}
