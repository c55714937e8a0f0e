using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract.Index;

/// <summary>How much text and how many links each element of a page holds. Measured once: asked of the tree again and again, nested elements would be read in vain.</summary>
internal sealed class PageMeasures
{
    private readonly PageTree _tree;
    private readonly Sums[] _sums;

    public PageMeasures(PageTree tree)
    {
        (_tree, _sums) = (tree, tree.Scratch.Rent<Sums>(tree.Count));

        // What is inside has higher numbers: backwards, everything is summed up before it is added to what holds it.
        for (var at = tree.Count - 1; at >= 0; at--)
        {
            if (tree.ParentOf(at) is >= 0 and var parent)
            {
                Add(at, parent);
            }
        }
    }

    /// <summary>Characters of all text inside that is no script and no style.</summary>
    public int Text(int at) => _sums[at].Text;

    /// <summary>Characters that stand in links inside; text in nested links counts for each.</summary>
    public long Linked(int at) => _sums[at].Linked;

    public int Links(int at) => _sums[at].Links;

    /// <summary>True for several paragraphs of running text.</summary>
    public bool IsStory(int at) => _sums[at] is { Paragraphs: > 1, Text: > 300 } sums && sums.Linked < sums.Text / 6;

    public bool HasHeadline(int at) => _sums[at].Headings > 0;

    /// <summary>True when the element holds a first heading and more than two paragraphs.</summary>
    public bool HoldsHeadline(int at) => _sums[at] is { Headings: > 0, Paragraphs: > 2 };

    private void Add(int at, int parent)
    {
        ref var sums = ref _sums[parent];
        if (_tree.TextAt(at) is { } text)
        {
            sums.Text += text.Length;
            return;
        }

        if (!_tree.IsElement(at) || _tree.Is(at, NodeTraits.Unread))
        {
            return;
        }

        ref readonly var inside = ref _sums[at];
        sums.Text += inside.Text;
        sums.Linked += inside.Linked;
        sums.Links += inside.Links;
        sums.Headings += inside.Headings;
        sums.Paragraphs += inside.Paragraphs;
        switch (_tree.WordAt(at))
        {
            case "a":
                sums.Linked += inside.Text;
                sums.Links++;
                break;
            case "h1":
                sums.Headings++;
                break;
            case "p":
                sums.Paragraphs++;
                break;
        }
    }

    private struct Sums
    {
        public long Linked;
        public int Text;
        public int Links;
        public int Headings;
        public int Paragraphs;
    }
}
