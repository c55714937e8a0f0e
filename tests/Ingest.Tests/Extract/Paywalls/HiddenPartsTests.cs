using AngleSharp.Html.Parser;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Paywalls;

namespace Ingest.Tests.Extract.Paywalls;

public sealed class HiddenPartsTests
{
    private const string Text = "<p>The harbour board of Quilport counted thirty-one barges on Monday.</p>";

    [Fact]
    public void Parts_in_a_part_are_read_with_it() => Assert.Equal(["a", "b", "c"], Ids($"<div id=a class=subscriber-only hidden>{Text}<div id=b class=members-only hidden>{Text}</div></div><div id=c class=subscriber-only hidden>{Text}</div>"));

    [Fact]
    public void Parts_in_a_box_that_asks_for_money_are_not_looked_through_again() => Assert.Empty(Ids($"<div id=a class=subscriber-only hidden><button>Subscribe</button><div id=b class=members-only hidden>{Text}</div></div>"));

    private static List<string?> Ids(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        using var tree = new PageTree(document);
        return [.. HiddenParts.Of(tree).Select(part => part.Id)];
    }
}
