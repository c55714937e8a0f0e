using AngleSharp.Html.Parser;
using Ingest.Core.Common.Html;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract;
using Ingest.Core.Extract.Index;

namespace Ingest.Tests.Extract.Index;

public sealed class PlaceTableTests
{
    private const int SmallStack = 256 << 10;

    [Fact]
    public void An_element_as_deep_as_pages_may_be_is_found_with_a_small_stack()
    {
        const int Depth = MarkupDepth.Most - 1;
        var document = PageParser.Parse("<body>" + string.Concat(Enumerable.Repeat("<div>", Depth)) + "<i>");
        using var tree = new PageTree(document);
        var deepest = tree.ElementAt(tree.Count - 1);
        var found = -1;

        var thread = new Thread(() => found = tree.PlaceOf(deepest), SmallStack);
        thread.Start();
        thread.Join();

        Assert.Same(deepest, tree[found]);
    }

    [Fact]
    public void Elements_in_any_order_among_many_siblings_are_found()
    {
        using var document = new HtmlParser().ParseDocument(string.Concat(Enumerable.Range(0, 300).Select(n => $"<p><b id=b{n}></b><i></i>")));
        using var tree = new PageTree(document);

        Assert.All(document.All.Reverse(), element => Assert.Same(element, tree[tree.PlaceOf(element)]));
        Assert.Equal(-1, tree.PlaceOf(document.CreateElement("b")));
    }

    [Fact]
    public void An_element_that_came_into_the_page_later_has_no_number_and_those_around_it_keep_theirs()
    {
        using var document = new HtmlParser().ParseDocument("<main><p>One</p></main>");
        using var tree = new PageTree(document);
        var (main, late) = (document.QuerySelector("main")!, document.CreateElement("aside"));
        main.AppendChild(late);

        Assert.Equal(-1, tree.PlaceOf(late));
        Assert.Same(main, tree[tree.PlaceOf(main)]);
    }
}
