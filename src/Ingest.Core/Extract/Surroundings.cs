using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>Tells on one page what surrounds the story; a name alone does not make the bulk of the page surroundings.</summary>
/// <param name="document">The page.</param>
/// <param name="lenient">Believe tags and roles alone: for pages whose names mislead.</param>
internal sealed class Surroundings(IDocument document, bool lenient)
{
    private const double Bulk = 0.35;

    /// <summary>Comments may be longer than the story, which then stands beside them.</summary>
    private const int LeastBeside = 300;

    private readonly double _length = (document.Body?.TextContent.Length ?? 0) * Bulk;

    /// <summary>Of the page as it was when this was made.</summary>
    public PageMeasures Measures { get; } = new(document);

    public bool Contains(IElement element) => Why(element) is not null;

    /// <summary>What makes the element surroundings; null when it is none.</summary>
    public string? Why(IElement element)
    {
        if (ElementFacts.IsApart(element))
        {
            // An aside that is never closed swallows the story behind it.
            return element.LocalName != "aside" || Measures.Text(element) < _length ? "tag or role stands apart" : null;
        }

        if (ElementFacts.IsComments(element) && !Measures.HasHeadline(element) && Told(document.Body!) - Told(element) > LeastBeside)
        {
            return "comments";
        }

        // Publishers name the part for subscribers as they name the box that asks for money; the part holds the story.
        if (ElementFacts.IsPaidPart(element) && Measures.IsStory(element) && ShortText.Of(element) is not { Length: < LeastBeside })
        {
            return null;
        }

        return !lenient && ElementFacts.IsNamedSurroundings(element) && Measures.Text(element) < _length && !HoldsHeadline(element) ? "named as surroundings" : null;
    }

    private long Told(IElement element) => Measures.Text(element) - Measures.Linked(element);

    private bool HoldsHeadline(IElement element) => element.LocalName is "div" or "section" && Measures.HoldsHeadline(element);
}
