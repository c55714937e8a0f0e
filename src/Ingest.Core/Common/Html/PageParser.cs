using AngleSharp;
using AngleSharp.Browser;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Ingest.Core.Common.Html;

/// <summary>
/// Makes the tree of a page and nothing else: a browser's parser also watches attributes, prepares what links and scripts would load and counts
/// lines and columns, which takes an eighth of its time. The tree is left to the garbage collector; disposing of it takes it apart node by node.
/// </summary>
internal static class PageParser
{
    /// <summary>Shared by all pages: none of them keeps what it has seen.</summary>
    private static readonly IConfiguration Services = Configuration.Default
        .Without<IAttributeObserver>().Without<ILinkRelationFactory>().Without<IMetaHandler>().Without<INavigationHandler>().Without<IHtmlParser>();

    public static IHtmlDocument Parse(string html) =>
        new HtmlParser(new HtmlParserOptions { DisableElementPositionTracking = true }, BrowsingContext.New(Services)).ParseDocument(html);

    /// <summary>The same without what an operator has removed from it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="remove">Selectors of what is removed.</param>
    public static IHtmlDocument Parse(string html, IEnumerable<string> remove)
    {
        var document = Parse(html);
        foreach (var element in remove.SelectMany(css => document.QuerySelectorAll(css)).ToList())
        {
            element.Remove();
        }

        return document;
    }
}
