using System.Numerics;
using System.Runtime.CompilerServices;
using AngleSharp.Dom;

namespace Ingest.Core.Extract.Index;

/// <summary>Finds the number of an element of the page; texts are never asked for. A dictionary would keep hash codes and references beside what the page has already.</summary>
internal sealed class PlaceTable
{
    private readonly PageTree _tree;
    private readonly int[] _slots;
    private readonly int _mask;

    public PlaceTable(PageTree tree, ScratchArrays scratch)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(tree.Count + 1, 8));
        (_tree, _slots, _mask) = (tree, scratch.Rent<int>(size), size - 1);
        for (var at = 0; at < tree.Count; at++)
        {
            if (tree.IsElement(at))
            {
                var slot = First(tree[at]);
                while (_slots[slot] != 0)
                {
                    slot = (slot + 1) & _mask;
                }

                _slots[slot] = at + 1;
            }
        }
    }

    public int Find(INode node)
    {
        for (var slot = First(node); _slots[slot] is > 0 and var next; slot = (slot + 1) & _mask)
        {
            if (ReferenceEquals(_tree[next - 1], node))
            {
                return next - 1;
            }
        }

        return -1;
    }

    private int First(INode node) => RuntimeHelpers.GetHashCode(node) & _mask;
}
