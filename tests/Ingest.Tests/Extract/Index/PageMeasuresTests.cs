using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ingest.Core.Extract;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Tests.Extract.Index;

public sealed class PageMeasuresTests
{
    [Theory]
    [InlineData("<div><p>One <a href=/1>two</a></p><ul><li><a>x</a><li><a>yz</a></ul><h1>T</h1><!-- c --></div>")]
    [InlineData("<table><tr><td><a>one<table><tr><td><a>two</a></table></a></table><p>a<p>b<p>c<h1>x</h1>")]
    [InlineData("")]
    public void Agree_with_the_tree(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);

        var tree = new PageTree(document);
        var measures = new PageMeasures(tree);

        foreach (var element in document.All)
        {
            var at = tree.PlaceOf(element);
            var links = element.GetElementsByTagName("a");
            Assert.Equal(
                (element.TextContent.Length, links.Sum(link => link.TextContent.Length), links.Length),
                (measures.Text(at), (int)measures.Linked(at), measures.Links(at)));
            Assert.Equal(element.GetElementsByTagName("h1").Length > 0 && element.GetElementsByTagName("p").Length > 2, measures.HoldsHeadline(at));
        }
    }

    [Theory]
    [InlineData("<div>12 <b>March</b> <i>2026</i></div>", "12 March 2026")]
    [InlineData("<div></div>", "")]
    public void A_short_text_is_the_text_of_the_tree(string html, string text)
    {
        using var document = new HtmlParser().ParseDocument(html + "<p>behind");

        var (div, tree) = (document.QuerySelector("div")!, new PageTree(document));
        Assert.Equal((text, text), (ShortText.Of(div), ShortText.Of(tree, tree.PlaceOf(div))));
    }

    [Fact]
    public void A_long_text_and_a_large_box_are_no_short_text()
    {
        using var document = new HtmlParser().ParseDocument($"<div>{new string('x', 5_000)}</div><p>{string.Concat(Enumerable.Repeat("<b></b>", 500))}</p>");

        var tree = new PageTree(document);
        foreach (var element in document.QuerySelectorAll("div, p"))
        {
            Assert.Null(ShortText.Of(element));
            Assert.Null(ShortText.Of(tree, tree.PlaceOf(element)));
        }
    }
}
