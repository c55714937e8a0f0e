using Ingest.Core.Common.Text;

namespace Ingest.Core.Normalize;

/// <summary>Folded words of a story for search.</summary>
public static class SearchTokens
{
    /// <summary>More distinct words than this no story needs to be found.</summary>
    public const int MaxTokens = 5000;

    /// <summary>
    /// Distinct folded words in the order of their first appearance; texts without spaces between words give pairs of neighbouring characters.
    /// </summary>
    public static IReadOnlyList<string> Of(string title, IReadOnlyList<string> body)
    {
        var found = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        Add(found, title);
        foreach (var paragraph in body)
            Add(found, paragraph);
        return [.. found.Keys];
    }

    /// <summary>What to look for when a person types <paramref name="query"/>: every one of these must be among a story's tokens.</summary>
    public static IReadOnlyList<string> OfQuery(string query) => Of(query, []);

    private static void Add(OrderedDictionary<string, bool> found, string text)
    {
        var tokens = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        (TokenKind Kind, string Text, bool Paired) before = (TokenKind.None, string.Empty, false);
        while (found.Count < MaxTokens && tokens.Read())
        {
            var token = tokens.Token.ToString();
            if (tokens.Kind is TokenKind.Word or TokenKind.Number)
            {
                Flush();
                found.TryAdd(token, true);
                before = (TokenKind.None, string.Empty, false);
            }
            else
            {
                var pairs = before.Kind == tokens.Kind;
                if (pairs)
                    found.TryAdd(before.Text + token, true);
                else
                    Flush();
                before = (tokens.Kind, token, pairs);
            }
        }

        Flush();

        // A character without a neighbour of its kind stands alone.
        void Flush()
        {
            if (before is { Kind: not TokenKind.None, Paired: false })
                found.TryAdd(before.Text, true);
        }
    }
}
