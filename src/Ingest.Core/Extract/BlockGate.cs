using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract;

/// <summary>Tells of each element of a body whether it is a part of the story.</summary>
/// <param name="tree">The page.</param>
/// <param name="surroundings">Null when the operator chose the elements: then nothing but silent elements is left out.</param>
internal sealed class BlockGate(PageTree tree, Surroundings? surroundings)
{
    private const int LeastStory = 300;

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

        return tree.WordAt(at) is "h1" ? "the headline" : surroundings.Why(at) ?? (IsLinkList(at, surroundings.Measures) ? "a list of links" : IsAnotherStory(at, told) ? "another story" : PictureBox.Is(tree, at) ? "a picture and its caption" : null);
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
