using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>
/// Marks in two texts what they share: every word that belongs to three words in a row which the other text has too, as the comparison of
/// fingerprints counts them; in scripts without spaces six characters in a row.
/// </summary>
public static class SharedPassages
{
    private const int Words = 3;
    private const int Characters = 6;

    public static TextComparison Between(Story one, Story other)
    {
        var (left, right) = (Read(one), Read(other));
        var (ofLeft, ofRight) = (Runs(left), Runs(right));
        return new TextComparison(Marked(one, left, ofLeft, ofRight), Marked(other, right, ofRight, ofLeft), ofLeft.Keys.Count(ofRight.ContainsKey), ofLeft.Count, ofRight.Count);
    }

    private static MarkedText Marked(Story story, List<Token> tokens, Dictionary<string, List<int>> runs, Dictionary<string, List<int>> others)
    {
        var shared = new bool[tokens.Count];
        foreach (var (run, starts) in runs.Where(run => others.ContainsKey(run.Key)))
        {
            foreach (var start in starts)
            {
                shared.AsSpan(start, Math.Min(Length(tokens, start), tokens.Count - start)).Fill(true);
            }
        }

        var paragraphs = new List<IReadOnlyList<Passage>>();
        var texts = Texts(story);
        var words = tokens.Zip(shared).ToLookup(word => word.First.Paragraph, word => (word.First.Start, word.First.End, word.Second));
        for (var paragraph = 0; paragraph < texts.Count; paragraph++)
        {
            paragraphs.Add(Cut(texts[paragraph], [.. words[paragraph]]));
        }

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

    private static Dictionary<string, List<int>> Runs(List<Token> tokens)
    {
        var runs = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
        {
            var length = Length(tokens, i);
            if (i + length <= tokens.Count)
            {
                var run = string.Join(' ', Enumerable.Range(i, length).Select(n => tokens[n].Text));
                (runs.TryGetValue(run, out var starts) ? starts : runs[run] = []).Add(i);
            }
        }

        return runs;
    }

    private static int Length(List<Token> tokens, int at) => tokens[at].Kind is TokenKind.Ideograph or TokenKind.Unspaced ? Characters : Words;

    private static List<string> Texts(Story story) => [.. story.Body.Prepend(story.Title).Select(TextFolder.Compose)];

    private static List<Token> Read(Story story)
    {
        var found = new List<Token>();
        var texts = Texts(story);
        Span<char> buffer = stackalloc char[Tokenizer.BufferSize];
        for (var paragraph = 0; paragraph < texts.Count; paragraph++)
        {
            var tokens = new Tokenizer(texts[paragraph], buffer);
            var end = 0;
            while (tokens.Read())
            {
                var start = end;
                while (start < tokens.End && !(char.IsLetterOrDigit(texts[paragraph][start]) || char.IsSurrogate(texts[paragraph][start])))
                {
                    start++;
                }

                end = tokens.End;
                found.Add(new Token(tokens.Token.ToString(), tokens.Kind, paragraph, start, end));
            }
        }

        return found;
    }

    private sealed record Token(string Text, TokenKind Kind, int Paragraph, int Start, int End);
}
