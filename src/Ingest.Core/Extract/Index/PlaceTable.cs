using System.Numerics;
using System.Runtime.CompilerServices;
using AngleSharp.Dom;

namespace Ingest.Core.Extract.Index;

/// <summary>
/// Finds the number of an element of the page; texts are never asked for. Few elements are asked for, and mostly those that the index has just
/// handed out: others are sought among their siblings, until that takes longer than writing down all of them.
/// </summary>
internal sealed class PlaceTable
{
    private readonly PageTree _tree;
    private readonly int[] _slots;
    private readonly int _mask;

    /// <summary>Elements to be sought, the innermost first in; empty between two questions.</summary>
    private readonly Stack<Element> _open = [];
    private int _steps;
    private bool _isWhole;

    public PlaceTable(PageTree tree)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(tree.Count + 1, 8));
        (_tree, _slots, _mask) = (tree, tree.Scratch.Rent<int>(size), size - 1);
    }

    /// <summary>-1 for an element that is not of the page.</summary>
    public int Find(Element element)
    {
        var at = Noted(element);
        if (at >= 0 || _isWhole)
        {
            return at;
        }

        // Pages are deep: no recursion.
        for (var each = element; each is not null && at < 0; each = each.ParentElement as Element)
        {
            at = Noted(each);
            if (at < 0)
            {
                _open.Push(each);
            }
        }

        while (_open.TryPop(out var next))
        {
            at = Sought(next, at);
            if (at < 0)
            {
                _open.Clear();
                NoteAll();
                return Noted(element);
            }

            Note(at);
        }

        return at;
    }

    /// <summary>The element of this number is likely to be asked for.</summary>
    public void Note(int at) => _slots[SlotOf(_tree[at])] = at + 1;

    private void NoteAll()
    {
        _isWhole = true;
        for (var at = 0; at < _tree.Count; at++)
        {
            if (_tree.IsElement(at))
            {
                Note(at);
            }
        }
    }

    /// <summary>-1 for one that is not written down.</summary>
    private int Noted(Element element) => _slots[SlotOf(element)] - 1;

    /// <summary>-1 when it is not where it was, and when there were too many siblings.</summary>
    /// <param name="element">The element.</param>
    /// <param name="parent">The number of what holds it; -1 at the top.</param>
    private int Sought(Element element, int parent)
    {
        var end = parent < 0 ? _tree.Count : _tree.EndOf(parent);
        for (var at = parent + 1; at < end && _steps <= _tree.Count; at = _tree.EndOf(at))
        {
            _steps++;
            if (ReferenceEquals(_tree[at], element))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Where it is written down, or would be.</summary>
    private int SlotOf(INode node)
    {
        var slot = RuntimeHelpers.GetHashCode(node) & _mask;
        while (_slots[slot] is > 0 and var next && !ReferenceEquals(_tree[next - 1], node))
        {
            slot = (slot + 1) & _mask;
        }

        return slot;
    }
}
