using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ingest.Core.Extract.Index;

namespace Ingest.Tests.Extract.Index;

public sealed class PageTreeTests
{
    private const string Html = """
        <html><head><title>Barges</title></head><body class="news light"><header id=top><a href=/>Herald</a></header><!-- story -->
        <main><h1 class=big>Barges <b>counted</b></h1><p>One<br>two<p hidden>Three<p style="color:red; display : none">Four</main><p aria-hidden=true id="S:1">Five
        <form><input name=__VIEWSTATE><p>Six</form><form><p>Seven</form><svg><text class="big">8</text></svg></body></html>
        """;

    [Fact]
    public void Nodes_are_numbered_as_they_are_written_and_know_what_holds_them()
    {
        using var document = new HtmlParser().ParseDocument(Html);

        var tree = new PageTree(document, expected: 1);

        var nodes = document.GetDescendants().ToList();
        Assert.Equal(nodes, Enumerable.Range(0, tree.Count).Select(at => tree[at]));
        foreach (var (node, at) in nodes.Select((node, at) => (node, at)))
        {
            Assert.Equal(nodes.IndexOf(node.Parent!), tree.ParentOf(at));
            Assert.Equal(at + 1 + node.GetDescendants().Count(), tree.EndOf(at));
            Assert.Equal((node as IElement)?.LocalName, tree.TagAt(at));
            Assert.Equal((node as IElement)?.GetAttribute("class"), tree.ClassAt(at));
            Assert.Equal((node as IElement)?.GetAttribute("id"), tree.IdAt(at));
            Assert.Equal((node as IText)?.Data, tree.TextAt(at));
        }

        Assert.All(document.All, element => Assert.Same(element, tree[tree.PlaceOf(element)]));
        Assert.Equal(document.Body, tree[tree.Body]);
        Assert.Equal(-1, tree.PlaceOf(document.CreateElement("p")));
    }

    [Fact]
    public void An_element_that_was_taken_out_of_the_document_keeps_its_number()
    {
        using var document = new HtmlParser().ParseDocument(Html);
        var tree = new PageTree(document);
        var (main, inside) = (document.QuerySelector("main")!, document.QuerySelector("main b")!);

        main.Remove();

        Assert.Same(inside, tree[tree.PlaceOf(inside)]);
        Assert.Same(main, tree[tree.PlaceOf(main)]);
    }

    [Fact]
    public void What_comes_from_the_pool_is_empty_whatever_the_page_before_left_in_it()
    {
        using var document = new HtmlParser().ParseDocument(Html);
        foreach (var page in Enumerable.Range(0, 3))
        {
            using var tree = new PageTree(document, expected: 1);
            var numbers = tree.Scratch.Rent<int>(100);

            Assert.All(numbers.Take(100), number => Assert.Equal(0, number));
            Array.Fill(numbers, page + 1);
        }
    }

    [Fact]
    public void What_goes_back_to_the_pool_keeps_no_page()
    {
        using var document = new HtmlParser().ParseDocument(Html);
        using (var scratch = new ScratchArrays())
        {
            Array.Fill(scratch.Rent<PageNode>(100), new PageNode { Node = document });
        }

        using var next = new ScratchArrays();

        Assert.All(next.Rent<PageNode>(100), node => Assert.Null(node.Node));
    }

    [Theory]
    [InlineData("Two", false)]
    [InlineData("Three", true)]
    [InlineData("Four", true)]
    [InlineData("Five", false)]
    [InlineData("Six", false)]
    [InlineData("Seven", true)]
    public void What_is_hidden_or_stands_in_a_mere_form_is_silent_and_a_form_around_the_page_is_not(string text, bool isSilent)
    {
        using var document = new HtmlParser().ParseDocument(Html);
        var tree = new PageTree(document);
        var inside = document.All.Last(element => element.TextContent.Contains(text, StringComparison.OrdinalIgnoreCase) && element.LocalName is "p");

        var above = new[] { inside, inside.ParentElement! }.Select(tree.PlaceOf);

        Assert.Equal(isSilent, above.Any(tree.IsSilent));
    }

    [Theory]
    [InlineData("p")]
    [InlineData("h1, header")]
    [InlineData(".big")]
    [InlineData("[class*='IG' i], [class*='ligh']")]
    [InlineData("[class~='light'], body, a[href]")]
    [InlineData("header a, main [class]")]
    [InlineData("[class^='news'], [class$='light'], [class='big']")]
    [InlineData("#top, [id^='S'], h1.big")]
    [InlineData("[class]")]
    [InlineData("[aria-hidden='true'], [style*='none'], [hidden]")]
    [InlineData(".none, article")]
    public void A_selector_finds_what_it_finds_in_the_document(string selector)
    {
        using var document = new HtmlParser().ParseDocument(Html);
        var tree = new PageTree(document);
        var elements = new ElementIndex(tree);

        Assert.Equal(document.QuerySelectorAll(selector), elements.Matching(selector));
        Assert.Equal(document.QuerySelector(selector), elements.First(selector));
        Assert.Equal(document.Body!.QuerySelectorAll(selector), elements.Inside(document.Body, selector));
    }
}
