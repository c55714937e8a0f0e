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
        var slot = SlotOf(element);
        if (_slots[slot] > 0 || _isWhole)
        {
            return _slots[slot] - 1;
        }

        if (Sought(element) is >= 0 and var at)
        {
            Note(at);
            return at;
        }

        _isWhole = true;
        for (var each = 0; each < _tree.Count; each++)
        {
            if (_tree.IsElement(each))
            {
                Note(each);
            }
        }

        return _slots[SlotOf(element)] - 1;
    }

    /// <summary>The element of this number is likely to be asked for.</summary>
    public void Note(int at) => _slots[SlotOf(_tree[at])] = at + 1;

    /// <summary>-1 when it is not where it was, and when there were too many siblings.</summary>
    private int Sought(Element element)
    {
        var parent = element.ParentElement is Element around ? Find(around) : -1;
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
