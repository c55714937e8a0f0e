using System.Globalization;
using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>Finds the element that holds the story: paragraphs lend weight to their ancestors, links take it away.</summary>
internal static class BodyFinder
{
    private const int LeastLine = 60;
    private const int MostDepth = 400;

    /// <summary>Containers that lost, shown to who asks.</summary>
    private const int MostTold = 5;

    /// <summary>The elements of the body in document order; empty when nothing looks like one.</summary>
    public static IReadOnlyList<IElement> Find(IDocument document, Surroundings surroundings, ExtractionTrace? trace)
    {
        if (document.Body is not { } body)
        {
            return [];
        }

        var weights = new StoryWeights(surroundings);
        Weigh(body, weights, surroundings, 0, inStory: false);
        if (weights.Near.Count == 0)
        {
            return [];
        }

        var best = weights.Near.Select(pair => (Element: pair.Key, Score: weights.Final(pair.Key, pair.Value))).MaxBy(pair => pair.Score);
        if (best.Score <= 0)
        {
            return [];
        }

        var whole = new StoryClimb(weights, surroundings).From(best.Element);
        IReadOnlyList<IElement> found = whole != best.Element ? [whole] : WithSiblings(best.Element, best.Score, weights, surroundings);
        if (trace is not null)
        {
            TellOthers(trace, weights, best.Score, found);
        }

        return found;
    }

    private static void TellOthers(ExtractionTrace trace, StoryWeights weights, double best, IReadOnlyList<IElement> found)
    {
        var others = weights.Near.Select(pair => (Element: pair.Key, Score: weights.Final(pair.Key, pair.Value)))
            .Where(pair => pair.Score > 0 && !found.Contains(pair.Element)).OrderByDescending(pair => pair.Score).Take(MostTold);
        foreach (var (element, score) in others)
        {
            trace.Lost("body", ElementPath.Of(element), InlineText.Of(element), string.Create(CultureInfo.InvariantCulture, $"weighs {score:F1}, the best {best:F1}"));
        }
    }

    private static void Weigh(IElement element, StoryWeights weights, Surroundings surroundings, int depth, bool inStory)
    {
        foreach (var child in element.Children)
        {
            // Paragraphs that are one link announce other stories.
            if (child.LocalName == "a" || ElementFacts.IsSilent(child) || surroundings.Contains(child) || depth > MostDepth)
            {
                continue;
            }

            var within = inStory || surroundings.IsStory(child);
            if (IsParagraph(child))
            {
                weights.Lend(child, InlineText.Of(child), within);
            }
            else
            {
                // Text between tables of pictures and other blocks is the story of many an older page.
                weights.Lend(child, DirectLines(child), within);
                Weigh(child, weights, surroundings, depth + 1, within);
            }
        }
    }

    /// <summary>A paragraph, or a container whose text stands in it directly (div and td pages with line breaks).</summary>
    private static bool IsParagraph(IElement element) =>
        element.LocalName is "p" or "pre" or "blockquote" or "h2" or "h3" ||
        (element.LocalName is "div" or "td" or "section" or "span" or "font" or "center" or "li" && DirectLength(element) >= StoryWeights.LeastParagraph && !HasParagraphs(element));

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

    /// <summary>Parts of one story often stand side by side: siblings that score like the best one, and paragraphs between them, belong to it.</summary>
    private static IReadOnlyList<IElement> WithSiblings(IElement best, double score, StoryWeights weights, Surroundings surroundings)
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
                var alike = weights.Near.TryGetValue(sibling, out var own) && weights.Final(sibling, own) >= Math.Max(10, score * 0.25);
                var length = surroundings.Measures.Text(sibling);
                var paragraph = sibling.LocalName == "p" && length > 80 && weights.LinkShare(sibling, length) < 0.25;
                if (alike || paragraph)
                {
                    members.Add(sibling);
                }
            }
        }

        return members;
    }
}
