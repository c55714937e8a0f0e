using AngleSharp.Dom;
using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract;

/// <summary>The nodes of a page in the order in which they are written.</summary>
internal sealed class DocumentOrder(PageTree tree)
{
    /// <summary>The place of an element; -1 for one that is not of the page.</summary>
    public int PlaceOf(INode? node) => tree.PlaceOf(node);

    /// <summary>The nodes behind an element, its own content first.</summary>
    public IEnumerable<INode> Behind(INode? node) => PlaceOf(node) is >= 0 and var at ? Between(at + 1, tree.Count) : [];

    /// <summary>The nodes before an element, the nearest first.</summary>
    public IEnumerable<INode> Before(INode? node)
    {
        for (var at = PlaceOf(node) - 1; at >= 0; at--)
        {
            yield return tree[at];
        }
    }

    /// <summary>The texts behind an element that are more than blanks.</summary>
    /// <param name="node">The element.</param>
    /// <param name="most">So many nodes are gone through.</param>
    public IEnumerable<IText> TextsBehind(INode? node, int most)
    {
        var at = PlaceOf(node);
        var end = at < 0 ? 0 : Math.Min(at + 1 + most, tree.Count);
        for (at++; at < end; at++)
        {
            if (tree.IsText(at) && !tree.Is(at, NodeTraits.Blank))
            {
                yield return (IText)tree[at];
            }
        }
    }

    private IEnumerable<INode> Between(int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            yield return tree[at];
        }
    }
}
