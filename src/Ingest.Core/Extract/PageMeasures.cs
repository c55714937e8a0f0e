using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>How much text and how many links each element of a page holds. Measured once: asked of the tree again and again, nested elements would be read in vain.</summary>
internal sealed class PageMeasures
{
    private readonly Dictionary<INode, Measure> _measures = [];

    public PageMeasures(INode root) => Read(root);

    /// <summary>Characters of all text inside that is no script and no style.</summary>
    public int Text(IElement element) => Of(element).Text;

    /// <summary>Characters that stand in links inside; text in nested links counts for each.</summary>
    public long Linked(IElement element) => Of(element).Linked;

    public int Links(IElement element) => Of(element).Links;

    /// <summary>True for several paragraphs of running text.</summary>
    public bool IsStory(IElement element) => Of(element) is { Paragraphs: > 1, Text: > 300 } measure && measure.Linked < measure.Text / 6;

    public bool HasHeadline(IElement element) => Of(element).Headings > 0;

    /// <summary>True when the element holds a first heading and more than two paragraphs.</summary>
    public bool HoldsHeadline(IElement element) => Of(element) is { Headings: > 0, Paragraphs: > 2 };

    private Measure Of(IElement element) => _measures.GetValueOrDefault(element);

    /// <summary>Children before parents, without recursion: pages are deep; and without asking for siblings, which are searched for: pages are flat.</summary>
    private void Read(INode root)
    {
        var sums = new Stack<Measure>([default]);
        var open = new Stack<(INode Node, int Next)>([(root, 0)]);
        while (open.TryPop(out var level))
        {
            if (level.Next == level.Node.ChildNodes.Length)
            {
                Leave(level.Node, sums);
                continue;
            }

            open.Push((level.Node, level.Next + 1));
            open.Push((level.Node.ChildNodes[level.Next], 0));
            sums.Push(default);
        }
    }

    private void Leave(INode node, Stack<Measure> sums)
    {
        var own = sums.Pop();
        if (node is IElement)
        {
            _measures[node] = own;
        }

        if (sums.TryPop(out var around))
        {
            sums.Push(around.With(own, node));
        }
    }

    private readonly record struct Measure(int Text, long Linked, int Links, int Headings, int Paragraphs)
    {
        public Measure With(Measure inner, INode node)
        {
            if (node is IText text)
            {
                return this with { Text = Text + text.Data.Length };
            }

            var name = (node as IElement)?.LocalName;
            if (name is "script" or "style" or "noscript" or "template" or "svg")
            {
                return this;
            }

            var isLink = name == "a";
            return new Measure(
                Text + inner.Text,
                Linked + inner.Linked + (isLink ? inner.Text : 0),
                Links + inner.Links + (isLink ? 1 : 0),
                Headings + inner.Headings + (name == "h1" ? 1 : 0),
                Paragraphs + inner.Paragraphs + (name == "p" ? 1 : 0));
        }
    }
}
