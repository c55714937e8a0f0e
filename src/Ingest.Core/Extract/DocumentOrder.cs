using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>
/// The nodes of a page in the order in which they are written, gone through once: a node's next sibling is searched among all children of
/// its parent, so that walking by siblings takes quadratic time on flat pages.
/// </summary>
internal sealed class DocumentOrder
{
    private readonly List<INode> _nodes = [];
    private Dictionary<INode, int>? _places;

    public DocumentOrder(INode root)
    {
        var open = new Stack<(INodeList Children, int Next)>();
        open.Push((root.ChildNodes, 0));
        while (open.TryPop(out var level))
        {
            if (level.Next >= level.Children.Length)
            {
                continue;
            }

            var node = level.Children[level.Next];
            open.Push((level.Children, level.Next + 1));
            open.Push((node.ChildNodes, 0));
            _nodes.Add(node);
        }
    }

    public IEnumerable<INode> All() => _nodes;

    /// <summary>The place of a node; -1 for one that is not of the page.</summary>
    public int PlaceOf(INode node)
    {
        if (_places is null)
        {
            _places = new Dictionary<INode, int>(_nodes.Count, ReferenceEqualityComparer.Instance);
            for (var at = 0; at < _nodes.Count; at++)
            {
                _places[_nodes[at]] = at;
            }
        }

        return _places.GetValueOrDefault(node, -1);
    }

    /// <summary>The nodes behind this one, its own content first.</summary>
    public IEnumerable<INode> Behind(INode? node)
    {
        var at = node is null ? -1 : PlaceOf(node);
        for (var i = at + 1; at >= 0 && i < _nodes.Count; i++)
        {
            yield return _nodes[i];
        }
    }

    /// <summary>The nodes before this one, the nearest first.</summary>
    public IEnumerable<INode> Before(INode? node)
    {
        for (var i = (node is null ? -1 : PlaceOf(node)) - 1; i >= 0; i--)
        {
            yield return _nodes[i];
        }
    }
}
