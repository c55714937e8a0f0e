using Ingest.Core.Extract;
using Ingest.Core.Extract.Body;
using Ingest.Core.Extract.Index;
using Ingest.Core.Model;

namespace Ingest.Tests.Extract.Body;

public sealed class DeclaredBodyTests
{
    [Theory]
    [InlineData("Salt &amp; tar\n\nNets", "Salt & tar", "Nets")]
    [InlineData("Salt &amp;amp; tar &amp;nbsp;and nets", "Salt & tar and nets")]
    [InlineData("<p>Salt &amp; tar</p><p>Nets<br>Ropes</p>", "Salt & tar", "Nets Ropes")]
    [InlineData("&lt;p&gt;Salt&lt;/p&gt;&lt;p&gt;Nets&lt;/p&gt;", "Salt", "Nets")]
    [InlineData("&amp;lt;p&amp;gt;Salt&amp;lt;/p&amp;gt;", "Salt")]
    [InlineData("5 < 6 and 7 > 6", "5 < 6 and 7 > 6")]
    [InlineData(" \r\n ")]
    public void Paragraphs_are_read_whatever_way_they_are_escaped(string text, params string[] paragraphs) =>
        Assert.Equal(paragraphs, DeclaredBody.Read(text, new NameHints()).Select(block => block.Text));

    [Fact]
    public void Blocks_of_markup_keep_their_kind() =>
        Assert.Equal([BlockKind.Heading, BlockKind.ListItem], DeclaredBody.Read("<h2>Next</h2><ul><li>Lamps</li></ul>", new NameHints()).Select(block => block.Kind));

    [Fact]
    public void Nothing_declared_is_nothing() => Assert.Empty(DeclaredBody.Read(null, new NameHints()));

    [Fact]
    public void Markup_nested_beyond_reason_is_harmless() => Assert.NotEmpty(DeclaredBody.Read(string.Concat(Enumerable.Repeat("<div>", 50_000)) + "Salt", new NameHints()));
}
