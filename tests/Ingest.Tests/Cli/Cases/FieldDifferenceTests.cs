using System.Text.Json.Nodes;
using Ingest.Cli.Cases;

namespace Ingest.Tests.Cli.Cases;

public sealed class FieldDifferenceTests
{
    [Theory]
    [InlineData("""{ "title": "a" }""", """{ "title": "a", "section": "b" }""", "")]
    [InlineData("""{ "title": "a", "section": null }""", """{ "title": "a" }""", "")]
    [InlineData("""{ "section": null }""", """{ "section": "b" }""", "section: (none) > b")]
    [InlineData("""{ "title": "a" }""", """{ "title": null }""", "title: a > (none)")]
    [InlineData("""{ "authors": ["Ada", "Bo"] }""", """{ "authors": ["Ada"] }""", "authors: Ada; Bo > Ada")]
    [InlineData("""{ "body": ["one", "two", "three"] }""", """{ "body": ["one", "three"] }""", "body[2]: two > (none)")]
    [InlineData("""{ "body": ["one", "three"] }""", """{ "body": ["one", "two", "three"] }""", "body[2]: (none) > two")]
    [InlineData("""{ "body": ["one", "two", "three"] }""", """{ "body": ["one", "2", "three"] }""", "body[2]: two > 2")]
    [InlineData("""{ "body": ["a", "b", "c", "d"] }""", """{ "body": ["x", "a", "b", "c"] }""", "body[4]: d > x")]
    [InlineData("""{ "body": ["a", "b"] }""", """{ "body": ["b", "a"] }""", "body: 2 paragraphs > 2 paragraphs, the same in another order or number")]
    [InlineData("""{ "body": ["a"] }""", """{ "body": ["a", "a"] }""", "body[2]: (none) > a")]
    public void Only_what_is_named_and_differs_is_told(string expected, string found, string told)
    {
        var differences = FieldDifference.Between(JsonNode.Parse(expected)!.AsObject(), JsonNode.Parse(found)!.AsObject());

        Assert.Equal(told, string.Join(", ", differences.Select(difference => $"{difference.Field}: {difference.Expected ?? "(none)"} > {difference.Found ?? "(none)"}")));
    }

    [Fact]
    public void A_long_value_is_shown_around_the_place_where_it_parts()
    {
        var lines = DifferencePrinter.Lines(new FieldDifference("summary", new string('a', 500) + "قديم", new string('a', 500) + "جديد")).ToList();

        Assert.Equal("    summary", lines[0]);
        Assert.Equal($"      - …\u2068{new string('a', 40)}قديم\u2069", lines[1]);
        Assert.Equal($"      + …\u2068{new string('a', 40)}جديد\u2069", lines[2]);
    }

    [Fact]
    public void Nothing_in_a_value_commands_the_terminal() =>
        Assert.DoesNotContain(DifferencePrinter.Lines(new FieldDifference("title", "a\u001b[31m\u202Eb", null)), line => line.AsSpan().IndexOfAny('\u001b', '\u202E') >= 0);
}
