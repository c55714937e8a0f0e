using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>
/// The nodes of a page in the order in which they are written, gone through once: a node's next sibling is searched among all children of
/// its parent, so that walking by siblings takes quadratic time on flat pages.
/// </summary>
internal sealed class DocumentOrder
{
    private readonly List<INode> _nodes = [];

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

    /// <summary>The place of every node.</summary>
    public Dictionary<INode, int> Places()
    {
        var places = new Dictionary<INode, int>(_nodes.Count);
        for (var at = 0; at < _nodes.Count; at++)
        {
            places[_nodes[at]] = at;
        }

        return places;
    }

    /// <summary>The nodes behind this one, its own content first.</summary>
    public IEnumerable<INode> Behind(INode? node)
    {
        var at = node is null ? -1 : _nodes.IndexOf(node);
        for (var i = at + 1; at >= 0 && i < _nodes.Count; i++)
        {
            yield return _nodes[i];
        }
    }

    /// <summary>The nodes before this one, the nearest first.</summary>
    public IEnumerable<INode> Before(INode? node)
    {
        for (var i = (node is null ? -1 : _nodes.IndexOf(node)) - 1; i >= 0; i--)
        {
            yield return _nodes[i];
        }
    }
}
