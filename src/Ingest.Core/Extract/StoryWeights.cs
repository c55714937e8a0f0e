using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>What paragraphs lend to the elements around them: to the nearest ones less with every level, to all of them in full.</summary>
internal sealed class StoryWeights(Surroundings surroundings)
{
    public const int LeastParagraph = 25;

    private const double LeastShare = 0.2;

    /// <summary>Teasers are shorter than the paragraphs of a story and count for less where the whole is weighed.</summary>
    private const double FullParagraph = 200;

    private readonly Dictionary<IElement, double> _whole = [];
    private readonly Dictionary<IElement, double> _told = [];

    public Dictionary<IElement, double> Near { get; } = [];

    /// <summary>All paragraphs inside.</summary>
    public double Whole(IElement element) => _whole.GetValueOrDefault(element);

    /// <summary>Those of them that stand in elements named as story.</summary>
    public double Told(IElement element) => _told.GetValueOrDefault(element);

    public void Lend(IElement paragraph, string text, bool inStory)
    {
        if (text.Length < LeastParagraph)
        {
            return;
        }

        var score = 1 + text.Count(c => c is ',' or '،' or '、' or '，' or '।' or '。') + Math.Min(text.Length / 100.0, 3);
        score *= 1 - LinkShare(paragraph, text.Length);
        var whole = score * Math.Min(1, text.Length / FullParagraph);
        var share = 1.0;
        var own = paragraph.LocalName is "div" or "td" or "section" ? paragraph : paragraph.ParentElement;
        for (var ancestor = own; ancestor is not null && ancestor.LocalName != "html"; ancestor = ancestor.ParentElement)
        {
            Add(_whole, ancestor, whole);
            if (inStory)
            {
                Add(_told, ancestor, whole);
            }

            if (share > LeastShare)
            {
                Add(Near, ancestor, score * share);
                share *= 0.5;
            }
        }
    }

    /// <summary>The weight of an element with what its name and its links say.</summary>
    public double Final(IElement element, double near)
    {
        var bonus = surroundings.IsStory(element) ? 1.4 : element.LocalName switch { "article" => 1.2, "main" => 1.05, "body" => 0.7, "li" or "td" => 0.9, _ => 1.0 };
        return near * bonus * (1 - LinkShare(element, surroundings.Measures.Text(element)));
    }

    public double LinkShare(IElement element, int length) => Math.Min(1, surroundings.Measures.Linked(element) / (double)Math.Max(1, length));

    private static void Add(Dictionary<IElement, double> sums, IElement element, double score) => sums[element] = sums.GetValueOrDefault(element) + score;
}
