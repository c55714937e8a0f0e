using AngleSharp.Dom;

namespace Ingest.Core.Extract.Index;

/// <summary>
/// A page in arrays, made in one walk: nodes are numbered in the order in which they are written, so that "inside", "behind" and "around" are
/// comparisons of numbers, and tag, class and traits are looked up. Asked of the nodes themselves, each of these is a search: among the
/// siblings, or among the attributes. It shows the page as it was when it was made.
/// </summary>
internal sealed class PageTree
{
    private const int Least = 64;

    // One array for each, not one of records: arrays of pages of usual size stay small enough for the garbage collector to clear at once.
    private INode[] _nodes;
    private int[] _parents;
    private int[] _ends;
    private string?[] _words;
    private int[] _classes;
    private NodeTraits[] _traits;
    private PlaceTable? _places;
    private readonly List<NodeTraits> _traitsOfTags = [];

    /// <param name="root">Whose content is numbered.</param>
    /// <param name="expected">About so many nodes are inside.</param>
    public PageTree(INode root, int expected = 0)
    {
        expected = Math.Max(expected, Least);
        Attributes = new AttributeIndex(this);
        (_nodes, _parents, _ends) = (new INode[expected], new int[expected], new int[expected]);
        (_words, _classes, _traits) = (new string?[expected], new int[expected], new NodeTraits[expected]);
        Walk(root);
        PageForms.Show(this);
    }

    public int Count { get; private set; }

    public ReadOnlySpan<INode> Nodes => _nodes.AsSpan(0, Count);

    /// <summary>The elements by their class attribute.</summary>
    public NameGroups Classes { get; } = new();

    /// <summary>The elements by their local name.</summary>
    public NameGroups Tags { get; } = new();

    /// <summary>The elements by the attributes that they have.</summary>
    public AttributeIndex Attributes { get; }

    /// <summary>The element that the page shows; -1 when there is none.</summary>
    public int Body
    {
        get
        {
            var html = Next(0, Count, "html");
            var end = html < 0 ? 0 : EndOf(html);
            return Math.Max(Next(html + 1, end, "body"), Next(html + 1, end, "frameset"));
        }
    }

    public INode this[int at] => _nodes[at];

    public IElement ElementAt(int at) => (IElement)_nodes[at];

    /// <summary>The number of a node; -1 for one that is not of the page.</summary>
    public int PlaceOf(INode? node) => node is null ? -1 : (_places ??= new PlaceTable(_nodes, Count)).Find(node);

    /// <summary>-1 at the top.</summary>
    public int ParentOf(int at) => _parents[at];

    /// <summary>The number behind the last node inside; what is inside lies between.</summary>
    public int EndOf(int at) => _ends[at];

    /// <summary>The local name of an element, the characters of a text; null for comments and the like.</summary>
    public string? WordAt(int at) => _words[at];

    /// <summary>The local name; null for what is no element.</summary>
    public string? TagAt(int at) => IsElement(at) ? _words[at] : null;

    /// <summary>The characters; null for what is no text.</summary>
    public string? TextAt(int at) => IsText(at) ? _words[at] : null;

    public string? IdAt(int at) => Is(at, NodeTraits.Named) ? ElementAt(at).Id : null;

    public string? ClassAt(int at) => _classes[at] is >= 0 and var group ? Classes[group] : null;

    /// <summary>The number of the class attribute among those of the page; -1 without one.</summary>
    public int ClassGroupAt(int at) => _classes[at];

    public bool IsElement(int at) => Is(at, NodeTraits.Element);

    public bool IsText(int at) => Is(at, NodeTraits.Text);

    public bool Is(int at, NodeTraits trait) => (_traits[at] & trait) != 0;

    public bool IsSilent(int at) => Is(at, NodeTraits.Silent);

    public bool Holds(int outer, int inner) => inner > outer && inner < _ends[outer];

    /// <summary>The first of the tag in the page; -1 for none.</summary>
    public int First(string tag)
    {
        var places = new List<int>();
        Tags.Collect(Tags.Find(tag), places);
        return places is [var first, ..] ? first : -1;
    }

    /// <summary>Takes back that an element is silent.</summary>
    internal void Hear(int at) => _traits[at] &= ~NodeTraits.Silent;

    /// <summary>The first of the tag among neighbors; -1 for none.</summary>
    private int Next(int at, int end, string tag)
    {
        while (at < end && TagAt(at) != tag)
        {
            at = EndOf(at);
        }

        return at < end ? at : -1;
    }

    /// <summary>Without recursion: pages are deep; and without asking for siblings, which are searched for: pages are flat.</summary>
    private void Walk(INode root)
    {
        var open = new Stack<(INodeList Children, int Next, int Place)>();
        open.Push((root.ChildNodes, 0, -1));
        while (open.TryPop(out var level))
        {
            var (children, next, parent) = level;
            var length = children.Length;
            INodeList? inside = null;
            while (next < length && inside is null)
            {
                inside = Add(children[next++], parent);
            }

            if (inside is not null)
            {
                open.Push((children, next, parent));
                open.Push((inside, 0, Count - 1));
            }
            else if (parent >= 0)
            {
                _ends[parent] = Count;
            }
        }
    }

    /// <summary>The nodes inside; null when there are none.</summary>
    private INodeList? Add(INode node, int parent)
    {
        var at = Count++;
        if (at == _nodes.Length)
        {
            Grow();
        }

        (_nodes[at], _parents[at], _ends[at], _classes[at]) = (node, parent, at + 1, -1);
        if (node is not Element element)
        {
            var text = (node as IText)?.Data;
            (_words[at], _traits[at]) = (text, text is null ? NodeTraits.None : string.IsNullOrWhiteSpace(text) ? NodeTraits.Text | NodeTraits.Blank : NodeTraits.Text);
            return null;
        }

        var tag = Tags.Add(element.LocalName, at);
        if (tag == _traitsOfTags.Count)
        {
            _traitsOfTags.Add(ElementMarks.TraitsOf(element.LocalName));
        }

        var (name, traits) = ElementMarks.Read(element, at, _traitsOfTags[tag], Attributes);
        (_words[at], _traits[at], _classes[at]) = (element.LocalName, traits, name is null ? -1 : Classes.Add(name, at));
        return node.ChildNodes is { Length: > 0 } children ? children : null;
    }

    private void Grow()
    {
        var size = _nodes.Length * 2;
        Array.Resize(ref _nodes, size);
        Array.Resize(ref _parents, size);
        Array.Resize(ref _ends, size);
        Array.Resize(ref _words, size);
        Array.Resize(ref _classes, size);
        Array.Resize(ref _traits, size);
    }
}
