using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>Marks in two texts what they share: every word that belongs to a run of words which the other text has too.</summary>
public static class SharedPassages
{
    public static TextComparison Between(Story one, Story other)
    {
        var (left, right) = (TextRuns.Of(one), TextRuns.Of(other));
        return new TextComparison(Marked(one, left, right), Marked(other, right, left), left.SharedWith(right), left.Count, right.Count);
    }

    private static MarkedText Marked(Story story, TextRuns text, TextRuns other)
    {
        var words = text.Tokens.Zip(text.In(other)).ToLookup(word => word.First.Paragraph, word => (word.First.Start, word.First.End, word.Second));
        var paragraphs = text.Paragraphs.Select((paragraph, n) => Cut(paragraph, [.. words[n]])).ToList();
        return new MarkedText(story.Language, story.Direction, paragraphs[0], paragraphs[1..]);
    }

    /// <summary>Neighbouring words of one kind are one passage; what stands between two shared words is shared with them.</summary>
    private static List<Passage> Cut(string text, List<(int Start, int End, bool Shared)> words)
    {
        var passages = new List<Passage>();
        var from = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (i + 1 < words.Count && words[i + 1].Shared == words[i].Shared)
            {
                continue;
            }

            // A mark ends with its last word, and begins with its first.
            var to = words[i].Shared ? words[i].End : i + 1 == words.Count ? text.Length : words[i + 1].Start;
            passages.Add(new Passage(text[from..to], words[i].Shared));
            from = to;
        }

        if (from < text.Length)
        {
            passages.Add(new Passage(text[from..], false));
        }

        return passages;
    }
}
