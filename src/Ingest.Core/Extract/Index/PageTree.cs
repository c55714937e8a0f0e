using AngleSharp.Dom;

namespace Ingest.Core.Extract.Index;

/// <summary>
/// A page in an array, made in one walk: nodes are numbered in the order in which they are written, so that "inside", "behind" and "around" are
/// comparisons of numbers, and tag, class and traits are looked up. Asked of the nodes themselves, each of these is a search: among the
/// siblings, or among the attributes. It shows the page as it was when it was made. Its arrays go back to the pool when it is disposed of;
/// one that is forgotten leaves them to the garbage collector.
/// </summary>
internal sealed class PageTree : IDisposable
{
    private const int Least = 64;

    private PageNode[] _nodes;
    private PlaceTable? _places;
    private readonly List<NodeTraits> _traitsOfTags = [];

    /// <param name="root">Whose content is numbered.</param>
    /// <param name="expected">About so many nodes are inside.</param>
    public PageTree(INode root, int expected = 0)
    {
        expected = Math.Max(expected, Least);
        _nodes = Scratch.Rent<PageNode>(expected);
        (Attributes, Classes, Tags) = (new AttributeIndex(this), new NameGroups(Scratch, expected, names: 256), new NameGroups(Scratch, expected, names: 64));
        Walk(root);
        PageForms.Show(this);
    }

    public int Count { get; private set; }

    /// <summary>For what is measured of the page: given back with the page.</summary>
    public ScratchArrays Scratch { get; } = new();

    /// <summary>The elements by their class attribute.</summary>
    public NameGroups Classes { get; }

    /// <summary>The elements by their local name.</summary>
    public NameGroups Tags { get; }

    /// <summary>The elements by the attributes that they have.</summary>
    public AttributeIndex Attributes { get; }

    private PlaceTable Places => _places ??= new PlaceTable(this);

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

    public INode this[int at] => _nodes[at].Node;

    public IElement ElementAt(int at) => (IElement)_nodes[at].Node;

    /// <summary>The same of one whose number will be asked for.</summary>
    public IElement HandOut(int at)
    {
        Places.Note(at);
        return ElementAt(at);
    }

    /// <summary>The number of a node; -1 for one that is not of the page.</summary>
    public int PlaceOf(INode? node) => node is Element element ? Places.Find(element) : -1;

    /// <summary>-1 at the top.</summary>
    public int ParentOf(int at) => _nodes[at].Parent;

    /// <summary>The number behind the last node inside; what is inside lies between.</summary>
    public int EndOf(int at) => _nodes[at].End;

    /// <summary>The local name of an element, the characters of a text; null for comments and the like.</summary>
    public string? WordAt(int at) => _nodes[at].Word;

    /// <summary>The local name; null for what is no element.</summary>
    public string? TagAt(int at) => IsElement(at) ? _nodes[at].Word : null;

    /// <summary>The characters; null for what is no text.</summary>
    public string? TextAt(int at) => IsText(at) ? _nodes[at].Word : null;

    public string? IdAt(int at) => Is(at, NodeTraits.Named) ? ElementAt(at).Id : null;

    public string? ClassAt(int at) => _nodes[at].Class is >= 0 and var group ? Classes[group] : null;

    /// <summary>The number of the class attribute among those of the page; -1 without one.</summary>
    public int ClassGroupAt(int at) => _nodes[at].Class;

    public bool IsElement(int at) => Is(at, NodeTraits.Element);

    public bool IsText(int at) => Is(at, NodeTraits.Text);

    public bool Is(int at, NodeTraits trait) => (_nodes[at].Traits & trait) != 0;

    public bool IsSilent(int at) => Is(at, NodeTraits.Silent);

    public bool Holds(int outer, int inner) => inner > outer && inner < _nodes[outer].End;

    /// <summary>The first of the tag in the page; -1 for none.</summary>
    public int First(string tag)
    {
        var places = new List<int>();
        Tags.Collect(Tags.Find(tag), places);
        return places is [var first, ..] ? first : -1;
    }

    public void Dispose()
    {
        (_nodes, Count) = ([], 0);
        Scratch.Dispose();
    }

    /// <summary>Takes back that an element is silent.</summary>
    internal void Hear(int at) => _nodes[at].Traits &= ~NodeTraits.Silent;

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
                _nodes[parent].End = Count;
            }
        }
    }

    /// <summary>The nodes inside; null when there are none.</summary>
    private INodeList? Add(INode node, int parent)
    {
        var at = Count++;
        if (at == _nodes.Length)
        {
            Scratch.Grow(ref _nodes, at * 2);
        }

        ref var added = ref _nodes[at];
        (added.Node, added.Parent, added.End, added.Class) = (node, parent, at + 1, -1);
        if (node is not Element element)
        {
            added.Word = (node as IText)?.Data;
            added.Traits = added.Word is null ? NodeTraits.None : string.IsNullOrWhiteSpace(added.Word) ? NodeTraits.Text | NodeTraits.Blank : NodeTraits.Text;
            return null;
        }

        var tag = Tags.Add(element.LocalName, at);
        if (tag == _traitsOfTags.Count)
        {
            _traitsOfTags.Add(ElementMarks.TraitsOf(element.LocalName));
        }

        (var name, added.Traits) = ElementMarks.Read(element, at, _traitsOfTags[tag], Attributes);
        (added.Word, added.Class) = (Tags[tag], name is null ? -1 : Classes.Add(name, at));
        return node.ChildNodes is { Length: > 0 } children ? children : null;
    }
}
