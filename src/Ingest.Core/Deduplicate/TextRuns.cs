using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>
/// A text as it is compared in full, counted as fingerprints count it: three words in a row make a run, in scripts without spaces five
/// characters of Han and Kana, ten of the others.
/// </summary>
internal sealed class TextRuns
{
    private const int Words = 3;
    private const int Ideographs = 5;
    private const int Characters = 10;

    private readonly Dictionary<string, List<int>> _starts = new(StringComparer.Ordinal);

    private TextRuns(List<string> paragraphs, List<Token> tokens)
    {
        (Paragraphs, Tokens) = (paragraphs, tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            var length = Length(i);
            if (i + length <= tokens.Count)
            {
                var run = string.Join(' ', Enumerable.Range(i, length).Select(n => tokens[n].Text));
                (_starts.TryGetValue(run, out var starts) ? starts : _starts[run] = []).Add(i);
            }
        }
    }

    /// <summary>The text, composed.</summary>
    public IReadOnlyList<string> Paragraphs { get; }

    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>Distinct runs.</summary>
    public int Count => _starts.Count;

    /// <summary>Of title and body, as fingerprints have it.</summary>
    public static TextRuns Of(Story story) => Of(story.Body.Prepend(story.Title));

    public static TextRuns Of(IEnumerable<string> text)
    {
        List<string> paragraphs = [.. text.Select(TextFolder.Compose)];
        var tokens = new List<Token>();
        for (var paragraph = 0; paragraph < paragraphs.Count; paragraph++)
        {
            Read(paragraphs[paragraph], paragraph, tokens);
        }

        return new TextRuns(paragraphs, tokens);
    }

    /// <summary>Distinct runs that both have.</summary>
    public int SharedWith(TextRuns other) => _starts.Keys.Count(other._starts.ContainsKey);

    /// <summary>For each token, whether it belongs to a run that the other has too.</summary>
    public bool[] In(TextRuns other)
    {
        var shared = new bool[Tokens.Count];
        foreach (var start in _starts.Where(run => other._starts.ContainsKey(run.Key)).SelectMany(run => run.Value))
        {
            shared.AsSpan(start, Length(start)).Fill(true);
        }

        return shared;
    }

    private int Length(int at) => Tokens[at].Kind switch
    {
        TokenKind.Ideograph => Ideographs,
        TokenKind.Unspaced => Characters,
        _ => Words,
    };

    private static void Read(string text, int paragraph, List<Token> found)
    {
        var tokens = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        var end = 0;
        while (tokens.Read())
        {
            var start = end;
            while (start < tokens.End && !(char.IsLetterOrDigit(text[start]) || char.IsSurrogate(text[start])))
            {
                start++;
            }

            end = tokens.End;
            found.Add(new Token(tokens.Token.ToString(), tokens.Kind, paragraph, start, end));
        }
    }

    /// <summary>A token, and where it stands in its paragraph.</summary>
    internal sealed record Token(string Text, TokenKind Kind, int Paragraph, int Start, int End);
}
