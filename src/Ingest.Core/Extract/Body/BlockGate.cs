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

        return tree.WordAt(at) is "h1" && told < BlockReader.LeastTold ? "the headline" : Named(at) ?? (IsLinkList(at, surroundings.Measures) ? "a list of links" : IsAnotherStory(at, told) ? "another story" : PictureBox.Is(tree, at) ? "a picture and its caption" : null);
    }

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
