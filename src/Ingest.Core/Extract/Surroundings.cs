using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>Tells on one page what surrounds the story; a name alone does not make the bulk of the page surroundings.</summary>
/// <param name="document">The page.</param>
/// <param name="lenient">Believe tags and roles alone: for pages whose names mislead.</param>
internal sealed class Surroundings(IDocument document, bool lenient)
{
    private const double Bulk = 0.35;

    private readonly double _length = (document.Body?.TextContent.Length ?? 0) * Bulk;

    public bool Contains(IElement element)
    {
        if (ElementFacts.IsApart(element))
        {
            return true;
        }

        return !lenient && ElementFacts.IsNamedSurroundings(element) && element.TextContent.Length < _length && !HoldsHeadline(element);
    }

    private static bool HoldsHeadline(IElement element) => element.LocalName is "div" or "section" && element.GetElementsByTagName("h1").Length > 0 && element.GetElementsByTagName("p").Length > 2;
}
