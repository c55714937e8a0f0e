using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract;

/// <summary>How much text and how many links each element of a page holds. Measured once: asked of the tree again and again, nested elements would be read in vain.</summary>
internal sealed class PageMeasures
{
    private readonly PageTree _tree;
    private readonly int[] _text;
    private readonly long[] _linked;
    private readonly int[] _links;
    private readonly int[] _headings;
    private readonly int[] _paragraphs;

    public PageMeasures(PageTree tree)
    {
        _tree = tree;
        (_text, _linked, _links, _headings, _paragraphs) = (new int[tree.Count], new long[tree.Count], new int[tree.Count], new int[tree.Count], new int[tree.Count]);

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
    public int Text(int at) => _text[at];

    /// <summary>Characters that stand in links inside; text in nested links counts for each.</summary>
    public long Linked(int at) => _linked[at];

    public int Links(int at) => _links[at];

    /// <summary>True for several paragraphs of running text.</summary>
    public bool IsStory(int at) => _paragraphs[at] > 1 && _text[at] > 300 && _linked[at] < _text[at] / 6;

    public bool HasHeadline(int at) => _headings[at] > 0;

    /// <summary>True when the element holds a first heading and more than two paragraphs.</summary>
    public bool HoldsHeadline(int at) => _headings[at] > 0 && _paragraphs[at] > 2;

    private void Add(int at, int parent)
    {
        if (_tree.TextAt(at) is { } text)
        {
            _text[parent] += text.Length;
            return;
        }

        if (!_tree.IsElement(at) || _tree.Is(at, NodeTraits.Unread))
        {
            return;
        }

        _text[parent] += _text[at];
        _linked[parent] += _linked[at];
        _links[parent] += _links[at];
        _headings[parent] += _headings[at];
        _paragraphs[parent] += _paragraphs[at];
        switch (_tree.WordAt(at))
        {
            case "a":
                _linked[parent] += _text[at];
                _links[parent]++;
                break;
            case "h1":
                _headings[parent]++;
                break;
            case "p":
                _paragraphs[parent]++;
                break;
        }
    }
}
