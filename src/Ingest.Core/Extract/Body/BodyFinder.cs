using System.Globalization;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Body;

/// <summary>Finds the element that holds the story: paragraphs lend weight to their ancestors, links take it away.</summary>
internal sealed class BodyFinder
{
    private const int LeastLine = 60;
    private const int MostDepth = 400;

    /// <summary>Containers that lost, shown to who asks.</summary>
    private const int MostTold = 5;

    private readonly PageTree _tree;
    private readonly Surroundings _surroundings;
    private readonly StoryWeights _weights;
    private readonly FoldedText _text = new(room: 1_024);

    private BodyFinder(Surroundings surroundings) => (_tree, _surroundings, _weights) = (surroundings.Tree, surroundings, new StoryWeights(surroundings));

    /// <summary>The elements of the body in document order; empty when nothing looks like one.</summary>
    public static IReadOnlyList<int> Find(Surroundings surroundings, ExtractionTrace? trace) => new BodyFinder(surroundings).Find(trace);

    private IReadOnlyList<int> Find(ExtractionTrace? trace)
    {
        if (_tree.Body is not (>= 0 and var body))
        {
            return [];
        }

        Weigh(body, 0, inStory: false);
        if (_weights.Weighed.Count == 0)
        {
            return [];
        }

        var best = _weights.Weighed.Select(at => (At: at, Score: _weights.Final(at))).MaxBy(pair => pair.Score);
        if (best.Score <= 0)
        {
            return [];
        }

        var whole = new StoryClimb(_weights, _surroundings).From(best.At);
        IReadOnlyList<int> found = whole != best.At ? [whole] : WithSiblings(best.At, best.Score);
        if (trace is not null)
        {
            TellOthers(trace, best.Score, found);
        }

        return found;
    }

    private void TellOthers(ExtractionTrace trace, double best, IReadOnlyList<int> found)
    {
        var others = _weights.Weighed.Select(at => (At: at, Score: _weights.Final(at)))
            .Where(pair => pair.Score > 0 && !found.Contains(pair.At)).OrderByDescending(pair => pair.Score).Take(MostTold);
        foreach (var (at, score) in others)
        {
            trace.Lost("body", ElementPath.Of(_tree.ElementAt(at)), InlineText.Of(_tree.ElementAt(at)), string.Create(CultureInfo.InvariantCulture, $"weighs {score:F1}, the best {best:F1}"));
        }
    }

    private void Weigh(int parent, int depth, bool inStory)
    {
        for (var at = parent + 1; at < _tree.EndOf(parent) && _surroundings.Time is not { IsSpentInLoop: true }; at = _tree.EndOf(at))
        {
            // Paragraphs that are one link announce other stories.
            if (!_tree.IsElement(at) || _tree.Is(at, NodeTraits.Link | NodeTraits.Silent) || _surroundings.Contains(at) || depth > MostDepth)
            {
                continue;
            }

            var within = inStory || _surroundings.IsStory(at);
            _text.Clear();
            if (IsParagraph(at))
            {
                _text.Append(_tree, at);
                _weights.Lend(at, _text.Span, within);
            }
            else
            {
                // Text between tables of pictures and other blocks is the story of many an older page.
                _weights.Lend(at, DirectLines(at), within);
                Weigh(at, depth + 1, within);
            }
        }
    }

    /// <summary>A paragraph, or a container whose text stands in it directly (div and td pages with line breaks).</summary>
    private bool IsParagraph(int at) =>
        _tree.WordAt(at) is "p" or "pre" or "blockquote" or "h2" or "h3" ||
        (_tree.WordAt(at) is "div" or "td" or "section" or "span" or "font" or "center" or "li" && DirectLength(at) >= StoryWeights.LeastParagraph && !HasParagraphs(at));

    private bool HasParagraphs(int at)
    {
        for (var child = at + 1; child < _tree.EndOf(at); child = _tree.EndOf(child))
        {
            if (_tree.TagAt(child) is "p" or "div" or "table" or "section" or "article" or "ul")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Characters of the text that stands in the element itself, its pieces one blank apart.</summary>
    private int DirectLength(int at)
    {
        var length = -1;
        for (var child = at + 1; child < _tree.EndOf(at); child = _tree.EndOf(child))
        {
            if (_tree.IsText(child) && _tree.WordAt(child).AsSpan().Trim().Length is > 0 and var piece)
            {
                length += piece + 1;
            }
        }

        return Math.Max(0, length);
    }

    private ReadOnlySpan<char> DirectLines(int at)
    {
        string? lines = null;
        for (var child = at + 1; child < _tree.EndOf(at); child = _tree.EndOf(child))
        {
            if (_tree.TextAt(child) is { Length: >= LeastLine } text && text.AsSpan().Trim() is { Length: >= LeastLine } line)
            {
                lines = lines is null ? line.ToString() : $"{lines} {line}";
            }
        }

        return lines;
    }

    /// <summary>Parts of one story often stand side by side: siblings that score like the best one, and paragraphs between them, belong to it.</summary>
    private IReadOnlyList<int> WithSiblings(int best, double score)
    {
        if (_tree.ParentOf(best) is not (>= 0 and var parent) || _tree.WordAt(best) is "body" or "article" or "main")
        {
            return [best];
        }

        var members = new List<int>();
        for (var sibling = parent + 1; sibling < _tree.EndOf(parent); sibling = _tree.EndOf(sibling))
        {
            if (sibling == best)
            {
                members.Add(sibling);
            }
            else if (_tree.IsElement(sibling) && !_tree.IsSilent(sibling) && !_surroundings.Contains(sibling))
            {
                var alike = _weights.IsWeighed(sibling) && _weights.Final(sibling) >= Math.Max(10, score * 0.25);
                var length = _surroundings.Measures.Text(sibling);
                var paragraph = _tree.WordAt(sibling) == "p" && length > 80 && _weights.LinkShare(sibling, length) < 0.25;
                if (alike || paragraph)
                {
                    members.Add(sibling);
                }
            }
        }

        return members;
    }
}
