using System.Numerics;
using System.Runtime.CompilerServices;
using AngleSharp.Dom;

namespace Ingest.Core.Extract.Index;

/// <summary>Finds the number of an element of the page; texts are never asked for. A dictionary would keep hash codes and references beside what the page has already.</summary>
internal sealed class PlaceTable
{
    private readonly INode[] _nodes;
    private readonly int[] _slots;

    public PlaceTable(INode[] nodes, int count)
    {
        _nodes = nodes;
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(count + 1, 8))];
        for (var at = 0; at < count; at++)
        {
            if (nodes[at] is Element)
            {
                var slot = First(nodes[at]);
                while (_slots[slot] != 0)
                {
                    slot = (slot + 1) & (_slots.Length - 1);
                }

                _slots[slot] = at + 1;
            }
        }
    }

    public int Find(INode node)
    {
        for (var slot = First(node); _slots[slot] is > 0 and var next; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (ReferenceEquals(_nodes[next - 1], node))
            {
                return next - 1;
            }
        }

        return -1;
    }

    private int First(INode node) => RuntimeHelpers.GetHashCode(node) & (_slots.Length - 1);
}
