using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Images;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Body;

/// <summary>Tells of each element of a body whether it is a part of the story.</summary>
/// <param name="tree">The page.</param>
/// <param name="surroundings">Null when the operator chose the elements: then nothing but silent elements is left out.</param>
internal sealed class BlockGate(PageTree tree, Surroundings? surroundings)
{
    private const int LeastStory = 300;

    /// <summary>A line of tags or sharing links has less text between its links.</summary>
    private const int LeastSentence = 60;

    /// <summary>The share of a heading that is link where it leads to another page.</summary>
    private const double MostLinked = 0.8;

    private string? _headline;

    /// <summary>Null when the element may hold story text.</summary>
    /// <param name="at">The element.</param>
    /// <param name="told">Characters of the story that stand before it.</param>
    public string? WhyNot(int at, int told)
    {
        if (tree.IsSilent(at))
        {
            return tree.Is(at, NodeTraits.Hidden) ? "hidden" : $"<{tree.WordAt(at)}> holds no story";
        }

        if (surroundings is null)
        {
            return null;
        }

        return WhyNoHeading(at, told) ?? Named(at) ?? (IsLinkList(at, surroundings.Measures) ? "a list of links" : IsAnotherStory(at, told) ? "another story" : PictureBox.Is(tree, at) ? "a picture and its caption" : null);
    }

    /// <summary>The first rank is that of the headline, of this story and of the next one that some pages load below; behind much text it may be a heading between paragraphs.</summary>
    private string? WhyNoHeading(int at, int told) =>
        tree.WordAt(at) is not "h1" ? null
        : told < BlockReader.LeastTold ? "the headline"
        : IsLinked(at, surroundings!.Measures) ? "another story"
        : Folded(at) is { Length: > 0 } text && text == (_headline ??= Headline(but: at)) ? "the headline again"
        : null;

    private bool IsLinked(int heading, PageMeasures measures) =>
        measures.Text(heading) is > 0 and var text && (tree.WordAt(tree.ParentOf(heading)) is "a" || measures.Linked(heading) > text * MostLinked);

    /// <summary>The first heading of the page; where it is the one that is asked about, the title of the page.</summary>
    private string Headline(int but) => tree.First("h1") is >= 0 and var first && first < but ? Folded(first) : Tokens.Folded(tree.ElementAt(but).Owner?.Title ?? string.Empty);

    private string Folded(int heading) => Tokens.Folded(ShortText.Of(tree, heading) ?? string.Empty);

    /// <summary>A link in the midst of a sentence is a part of it, though its class speaks of tags or topics.</summary>
    private string? Named(int at) => surroundings!.Why(at) is { } why && !(tree.WordAt(at) == "a" && IsInSentence(at)) ? why : null;

    private bool IsInSentence(int link)
    {
        var parent = tree.ParentOf(link);
        if (parent < 0 || tree.WordAt(parent) is not ("p" or "span" or "li" or "blockquote" or "div" or "em" or "i" or "b" or "strong")
            || tree.EndOf(link) >= tree.EndOf(parent) || !tree.IsText(tree.EndOf(link)) || tree.Is(tree.EndOf(link), NodeTraits.Blank))
        {
            return false;
        }

        var weight = 0;
        for (var at = parent + 1; at < tree.EndOf(parent) && weight < LeastSentence; at = tree.EndOf(at))
        {
            weight += tree.TextAt(at) is { } text ? TextWeight.Of(text.AsSpan().Trim()) : 0;
        }

        return weight >= LeastSentence;
    }

    /// <summary>Pages that go on with the next story for ever put it in an article of its own, with its own headline.</summary>
    private bool IsAnotherStory(int at, int told) =>
        tree.WordAt(at) == "article" && surroundings!.Measures.HasHeadline(at) && told > LeastStory;

    private bool IsLinkList(int at, PageMeasures measures)
    {
        if (tree.WordAt(at) is not ("ul" or "ol" or "table" or "div" or "section") || measures.Links(at) < 2)
        {
            return false;
        }

        var text = measures.Text(at);
        return text > 0 && text < 4000 && measures.Linked(at) > text * 0.6;
    }
}
