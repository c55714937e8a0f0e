using System.Buffers;
using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract.Body;

/// <summary>What paragraphs lend to the elements around them: to the nearest ones less with every level, to all of them in full.</summary>
internal sealed class StoryWeights(Surroundings surroundings)
{
    public const int LeastParagraph = 25;

    private const double LeastShare = 0.2;

    /// <summary>Teasers are shorter than the paragraphs of a story and count for less where the whole is weighed.</summary>
    private const double FullParagraph = 200;

    private static readonly SearchValues<char> Commas = SearchValues.Create(",،、，।。");

    private readonly PageTree _tree = surroundings.Tree;
    private readonly Weight[] _weights = surroundings.Tree.Scratch.Rent<Weight>(surroundings.Tree.Count);
    private readonly List<int> _weighed = [];

    /// <summary>The elements that paragraphs stand near, in the order in which they were met.</summary>
    public IReadOnlyList<int> Weighed => _weighed;

    public bool IsWeighed(int at) => _weights[at].IsWeighed;

    /// <summary>All paragraphs inside.</summary>
    public double Whole(int at) => _weights[at].Whole;

    /// <summary>Those of them that stand in elements named as story.</summary>
    public double Told(int at) => _weights[at].Told;

    public void Lend(int paragraph, ReadOnlySpan<char> text, bool inStory)
    {
        if (text.Length < LeastParagraph)
        {
            return;
        }

        var score = 1 + CommasIn(text) + Math.Min(text.Length / 100.0, 3);
        score *= 1 - LinkShare(paragraph, text.Length);
        var whole = score * Math.Min(1, text.Length / FullParagraph);
        var share = 1.0;
        var own = _tree.WordAt(paragraph) is "div" or "td" or "section" ? paragraph : _tree.ParentOf(paragraph);
        for (var ancestor = own; ancestor >= 0 && _tree.WordAt(ancestor) != "html"; ancestor = _tree.ParentOf(ancestor))
        {
            _weights[ancestor].Whole += whole;
            if (inStory)
            {
                _weights[ancestor].Told += whole;
            }

            if (share > LeastShare)
            {
                Add(ancestor, score * share);
                share *= 0.5;
            }
        }
    }

    /// <summary>The weight of an element by what stands near, with what its name and its links say.</summary>
    public double Final(int at)
    {
        var bonus = surroundings.IsStory(at) ? 1.4 : _tree.WordAt(at) switch { "article" => 1.2, "main" => 1.05, "body" => 0.7, "li" or "td" => 0.9, _ => 1.0 };
        return _weights[at].Near * bonus * (1 - LinkShare(at, surroundings.Measures.Text(at)));
    }

    public double LinkShare(int at, int length) => Math.Min(1, surroundings.Measures.Linked(at) / (double)Math.Max(1, length));

    private static int CommasIn(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = text.IndexOfAny(Commas); at >= 0; at = text.IndexOfAny(Commas))
        {
            count++;
            text = text[(at + 1)..];
        }

        return count;
    }

    private void Add(int at, double score)
    {
        ref var weight = ref _weights[at];
        if (!weight.IsWeighed)
        {
            weight.IsWeighed = true;
            _weighed.Add(at);
        }

        weight.Near += score;
    }

    private struct Weight
    {
        public double Whole;
        public double Told;
        public double Near;
        public bool IsWeighed;
    }
}
