using AngleSharp.Dom;
using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract.Texts;

/// <summary>The nodes of a page in the order in which they are written, by number.</summary>
internal sealed class DocumentOrder(PageTree tree)
{
    /// <summary>The place of an element; -1 for one that is not of the page.</summary>
    public int PlaceOf(INode? node) => tree.PlaceOf(node);

    /// <summary>So many nodes behind an element, its own content first; none where there is no element.</summary>
    public IEnumerable<int> Behind(INode? node, int most)
    {
        var at = PlaceOf(node);
        return at < 0 ? [] : Enumerable.Range(at + 1, Math.Min(most, tree.Count - at - 1));
    }

    /// <summary>So many nodes before an element, the nearest first.</summary>
    public IEnumerable<int> Before(INode? node, int most)
    {
        var first = PlaceOf(node) - 1;
        for (var at = first; at >= 0 && at > first - most; at--)
        {
            yield return at;
        }
    }

    /// <summary>The texts behind an element that are more than blanks.</summary>
    /// <param name="node">The element.</param>
    /// <param name="most">So many nodes are gone through.</param>
    public IEnumerable<int> TextsBehind(INode? node, int most)
    {
        var at = PlaceOf(node);
        var end = at < 0 ? 0 : Math.Min(at + 1 + most, tree.Count);
        for (at++; at < end; at++)
        {
            if (tree.IsText(at) && !tree.Is(at, NodeTraits.Blank))
            {
                yield return at;
            }
        }
    }
}
