using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>Tells on one page what surrounds the story; a name alone does not make the bulk of the page surroundings.</summary>
internal sealed record Surroundings
{
    private const double Bulk = 0.35;

    /// <summary>Comments may be longer than the story, which then stands beside them.</summary>
    private const int LeastBeside = 300;

    private readonly NameHints _hints = new();
    private readonly double _length;
    private readonly long _told;

    private Surroundings(IDocument document)
    {
        Measures = new PageMeasures(document);
        if (document.Body is { } body)
        {
            (_length, _told) = (Measures.Text(body) * Bulk, Told(body));
        }
    }

    /// <summary>Of the page as it was when this was made.</summary>
    public PageMeasures Measures { get; }

    /// <summary>Believe tags and roles alone: for pages whose names mislead.</summary>
    public bool Lenient { get; init; }

    public static Surroundings Of(IDocument document) => new(document);

    public bool Contains(IElement element) => Why(element) is not null;

    /// <summary>What makes the element surroundings; null when it is none.</summary>
    public string? Why(IElement element)
    {
        if (ElementFacts.IsApart(element))
        {
            // An aside that is never closed swallows the story behind it.
            return element.LocalName != "aside" || !(Measures.HoldsHeadline(element) || Measures.Text(element) >= _length) ? "tag or role stands apart" : null;
        }

        if (ElementFacts.IsComments(element) && !Measures.HasHeadline(element) && _told - Told(element) > LeastBeside)
        {
            return "comments";
        }

        // Publishers name the part for subscribers as they name the box that asks for money; the part holds the story.
        if (ElementFacts.IsPaidPart(element) && Measures.IsStory(element) && ShortText.Of(element) is not { Length: < LeastBeside })
        {
            return null;
        }

        return !Lenient && IsNamed(element) && Measures.Text(element) < _length && !HoldsHeadline(element) ? "named as surroundings" : null;
    }

    /// <summary>Its class, its id or its schema name it as the text of a story.</summary>
    public bool IsStory(IElement element) =>
        element.GetAttribute("itemprop")?.Contains("articleBody", StringComparison.OrdinalIgnoreCase) == true || _hints.Of(element.ClassName).Story || _hints.Of(element.Id).Story;

    private bool IsNamed(IElement element)
    {
        if (element.LocalName is "body" or "html" or "article" or "main")
        {
            return false;
        }

        var (classes, id) = (_hints.Of(element.ClassName), _hints.Of(element.Id));
        return (classes.Surroundings || id.Surroundings || ((classes.Box || id.Box) && !IsPartOfStory(element))) && !classes.Story && !id.Story;
    }

    /// <summary>A box with several paragraphs, or a heading that has the look of one.</summary>
    private bool IsPartOfStory(IElement element) => element.LocalName is "h2" or "h3" or "h4" || Measures.IsStory(element);

    private long Told(IElement element) => Measures.Text(element) - Measures.Linked(element);

    private bool HoldsHeadline(IElement element) => element.LocalName is "div" or "section" && Measures.HoldsHeadline(element);
}
