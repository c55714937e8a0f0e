using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Body;

/// <summary>Tells on one page what surrounds the story; a name alone does not make the bulk of the page surroundings.</summary>
internal sealed record Surroundings
{
    private const double Bulk = 0.35;

    /// <summary>Comments may be longer than the story, which then stands beside them.</summary>
    private const int LeastBeside = 300;

    private readonly TreeHints _hints;
    private readonly double _length;
    private readonly long _told;

    /// <param name="tree">The page.</param>
    /// <param name="hints">What names say.</param>
    public Surroundings(PageTree tree, NameHints hints)
    {
        (_hints, Tree, Measures) = (new TreeHints(tree, hints), tree, new PageMeasures(tree));
        if (tree.Body is >= 0 and var body)
        {
            (_length, _told) = (Measures.Text(body) * Bulk, Told(body));
        }
    }

    public PageTree Tree { get; }

    /// <summary>Of the page as it was when this was made.</summary>
    public PageMeasures Measures { get; }

    /// <summary>Null where the page is a part of one whose time is measured.</summary>
    public TimeBudget? Time { get; init; }

    /// <summary>Believe tags and roles alone: for pages whose names mislead.</summary>
    public bool Lenient { get; init; }

    public bool Contains(int at) => Why(at) is not null;

    /// <summary>What makes the element surroundings; null when it is none.</summary>
    public string? Why(int at)
    {
        var tag = Tree.WordAt(at);
        if (Tree.Is(at, NodeTraits.Apart))
        {
            // An aside that is never closed swallows the story behind it.
            return tag != "aside" || !(Measures.HoldsHeadline(at) || Measures.Text(at) >= _length) ? "tag or role stands apart" : null;
        }

        var hints = _hints.At(at);
        if (hints.HasFlag(NameHint.Comments) && tag is "div" or "section" or "ul" or "ol" && !Measures.HasHeadline(at) && _told - Told(at) > LeastBeside)
        {
            return "comments";
        }

        // Publishers name the part for subscribers as they name the box that asks for money; the part holds the story.
        if (hints.HasFlag(NameHint.Paid) && Measures.IsStory(at) && ShortText.Of(Tree, at) is not { Length: < LeastBeside })
        {
            return null;
        }

        return !Lenient && (IsSurroundings(hints) || IsMereBox(at, hints)) && tag is not ("body" or "html" or "article" or "main") && Measures.Text(at) < _length && !HoldsHeadline(at) ? "named as surroundings" : null;
    }

    /// <summary>Its class, its id or its schema name it as the text of a story.</summary>
    public bool IsStory(int at) => Tree.Is(at, NodeTraits.Told) || _hints.At(at).HasFlag(NameHint.Story);

    private static bool IsSurroundings(NameHint hints) => (hints & (NameHint.Surroundings | NameHint.Story)) == NameHint.Surroundings;

    /// <summary>A box with several paragraphs, or a heading that has the look of one, is a part of the story.</summary>
    private bool IsMereBox(int at, NameHint hints) =>
        (hints & (NameHint.Box | NameHint.Story)) == NameHint.Box && Tree.WordAt(at) is not ("h2" or "h3" or "h4") && !Measures.IsStory(at);

    private long Told(int at) => Measures.Text(at) - Measures.Linked(at);

    private bool HoldsHeadline(int at) => Tree.WordAt(at) is "div" or "section" && Measures.HoldsHeadline(at);
}
