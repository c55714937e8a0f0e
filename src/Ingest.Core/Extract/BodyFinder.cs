using System.Globalization;
using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>Finds the element that holds the story: paragraphs lend weight to their ancestors, links take it away.</summary>
internal static class BodyFinder
{
    private const int LeastParagraph = 25;
    private const int LeastLine = 60;
    private const int MostDepth = 400;
    private const int MostLevels = 4;
    private const double MarkedlyMore = 1.3;

    /// <summary>Page builders put every section into boxes of its own; from further away an ancestor must hold more to be believed.</summary>
    private const int MostBoxes = 14;
    private const double FarMore = 2;

    /// <summary>Containers that lost, shown to who asks.</summary>
    private const int MostTold = 5;

    /// <summary>The elements of the body in document order; empty when nothing looks like one.</summary>
    public static IReadOnlyList<IElement> Find(IDocument document, Surroundings surroundings, ExtractionTrace? trace)
    {
        if (document.Body is not { } body)
        {
            return [];
        }

        var measures = surroundings.Measures;
        var scores = new Weights(measures);
        Weigh(body, scores, surroundings, 0);
        if (scores.Near.Count == 0)
        {
            return [];
        }

        var best = scores.Near.Select(pair => (Element: pair.Key, Score: Final(pair.Key, pair.Value, measures))).MaxBy(pair => pair.Score);
        if (best.Score <= 0)
        {
            return [];
        }

        var whole = Climb(best.Element, scores);
        IReadOnlyList<IElement> found = whole != best.Element ? [whole] : WithSiblings(best.Element, best.Score, scores.Near, surroundings);
        if (trace is not null)
        {
            TellOthers(trace, scores, best.Score, found);
        }

        return found;
    }

    private static void TellOthers(ExtractionTrace trace, Weights scores, double best, IReadOnlyList<IElement> found)
    {
        var others = scores.Near.Select(pair => (Element: pair.Key, Score: Final(pair.Key, pair.Value, scores.Measures)))
            .Where(pair => pair.Score > 0 && !found.Contains(pair.Element)).OrderByDescending(pair => pair.Score).Take(MostTold);
        foreach (var (element, score) in others)
        {
            trace.Lost("body", ElementPath.Of(element), InlineText.Of(element), string.Create(CultureInfo.InvariantCulture, $"weighs {score:F1}, the best {best:F1}"));
        }
    }

    private static void Weigh(IElement element, Weights scores, Surroundings surroundings, int depth)
    {
        foreach (var child in element.Children)
        {
            if (ElementFacts.IsSilent(child) || surroundings.Contains(child) || depth > MostDepth)
            {
                continue;
            }

            if (IsParagraph(child))
            {
                Lend(child, InlineText.Of(child), scores);
            }
            else
            {
                // Text between tables of pictures and other blocks is the story of many an older page.
                Lend(child, DirectLines(child), scores);
                Weigh(child, scores, surroundings, depth + 1);
            }
        }
    }

    /// <summary>A paragraph, or a container whose text stands in it directly (div and td pages with line breaks).</summary>
    private static bool IsParagraph(IElement element) =>
        element.LocalName is "p" or "pre" or "blockquote" or "h2" or "h3" || (element.LocalName is "div" or "td" or "section" or "span" or "font" or "center" or "li" && DirectLength(element) >= LeastParagraph && !HasParagraphs(element));

    private static bool HasParagraphs(IElement element) => element.Children.Any(child => child.LocalName is "p" or "div" or "table" or "section" or "article" or "ul");

    /// <summary>Characters of the text that stands in the element itself, its pieces one blank apart.</summary>
    private static int DirectLength(IElement element)
    {
        var length = -1;
        foreach (var child in element.ChildNodes)
        {
            if (child is IText text && text.Data.AsSpan().Trim().Length is > 0 and var piece)
            {
                length += piece + 1;
            }
        }

        return Math.Max(0, length);
    }

    private static string DirectLines(IElement element) =>
        string.Join(' ', element.ChildNodes.OfType<IText>().Select(text => text.Data.Trim()).Where(text => text.Length >= LeastLine));

    private static void Lend(IElement paragraph, string text, Weights scores)
    {
        if (text.Length < LeastParagraph)
        {
            return;
        }

        var score = 1 + text.Count(c => c is ',' or '،' or '、' or '，' or '।' or '。') + Math.Min(text.Length / 100.0, 3);
        score *= 1 - LinkShare(paragraph, text.Length, scores.Measures);
        var share = 1.0;
        var own = paragraph.LocalName is "div" or "td" or "section" ? paragraph : paragraph.ParentElement;
        for (var ancestor = own; ancestor is not null && ancestor.LocalName != "html"; ancestor = ancestor.ParentElement)
        {
            scores.Whole[ancestor] = scores.Whole.GetValueOrDefault(ancestor) + score;
            if (share > 0.2)
            {
                scores.Near[ancestor] = scores.Near.GetValueOrDefault(ancestor) + (score * share);
                share *= 0.5;
            }
        }
    }

    /// <summary>Advertisements cut stories into several containers: an ancestor that holds markedly more of the text is the whole.</summary>
    private static IElement Climb(IElement best, Weights scores)
    {
        for (var current = best; ;)
        {
            var higher = current.ParentElement;
            var own = scores.Whole[current];
            for (var level = 0; level < MostBoxes && higher is not null && scores.Whole.GetValueOrDefault(higher) < own * (level < MostLevels ? MarkedlyMore : FarMore); level++)
            {
                higher = higher.ParentElement;
            }

            if (higher is null || scores.Whole.GetValueOrDefault(higher) < own * (Distance(current, higher) <= MostLevels ? MarkedlyMore : FarMore))
            {
                return current;
            }

            current = higher;
        }
    }

    /// <summary>Boxes from the outer element down to the inner one.</summary>
    private static int Distance(IElement inner, IElement outer)
    {
        var levels = 0;
        for (var at = inner; at != outer; at = at.ParentElement!)
        {
            levels++;
        }

        return levels;
    }

    private static double Final(IElement element, double score, PageMeasures measures)
    {
        var bonus = ElementFacts.IsStory(element) ? 1.4 : element.LocalName switch { "article" => 1.2, "main" => 1.05, "body" => 0.7, "li" or "td" => 0.9, _ => 1.0 };
        return score * bonus * (1 - LinkShare(element, measures.Text(element), measures));
    }

    private static double LinkShare(IElement element, int length, PageMeasures measures) =>
        Math.Min(1, measures.Linked(element) / (double)Math.Max(1, length));

    /// <summary>Parts of one story often stand side by side: siblings that score like the best one, and paragraphs between them, belong to it.</summary>
    private static IReadOnlyList<IElement> WithSiblings(IElement best, double score, Dictionary<IElement, double> scores, Surroundings surroundings)
    {
        if (best.ParentElement is not { } parent || best.LocalName is "body" or "article" or "main")
        {
            return [best];
        }

        var members = new List<IElement>();
        foreach (var sibling in parent.Children)
        {
            if (sibling == best)
            {
                members.Add(sibling);
            }
            else if (!ElementFacts.IsSilent(sibling) && !surroundings.Contains(sibling))
            {
                var alike = scores.TryGetValue(sibling, out var own) && Final(sibling, own, surroundings.Measures) >= Math.Max(10, score * 0.25);
                var length = surroundings.Measures.Text(sibling);
                var paragraph = sibling.LocalName == "p" && length > 80 && LinkShare(sibling, length, surroundings.Measures) < 0.25;
                if (alike || paragraph)
                {
                    members.Add(sibling);
                }
            }
        }

        return members;
    }

    /// <summary>What paragraphs lend to their ancestors: less with every level, and in full.</summary>
    private sealed class Weights(PageMeasures measures)
    {
        public PageMeasures Measures { get; } = measures;

        public Dictionary<IElement, double> Near { get; } = [];

        public Dictionary<IElement, double> Whole { get; } = [];
    }
}
