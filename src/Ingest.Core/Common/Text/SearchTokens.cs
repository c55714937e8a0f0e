namespace Ingest.Core.Common.Text;

/// <summary>Folded words for search: those under which a story is kept, and those to look for when a person asks.</summary>
/// <remarks>Whatever a story says is found by asking for it in its own words: what a word is asked as, it is also kept under.</remarks>
public static class SearchTokens
{
    /// <summary>More distinct words than this no story needs to be found.</summary>
    public const int MaxTokens = 5000;

    /// <summary>So many words of a question count; nobody types more.</summary>
    public const int MaxAsked = 200;

    /// <summary>
    /// Distinct folded words in the order of their first appearance, Arabic ones also without their prefixes. Texts without spaces between
    /// words give their characters and the pairs of neighbouring ones.
    /// </summary>
    public static IReadOnlyList<string> Of(string title, IReadOnlyList<string> body)
    {
        var found = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        AddKept(found, title);
        foreach (var paragraph in body)
            AddKept(found, paragraph);
        return [.. found.Keys];
    }

    /// <summary>
    /// What to look for when a person types <paramref name="words"/>: every one of these must be among a story's tokens. Empty when
    /// there is no letter and no digit in it.
    /// </summary>
    public static IReadOnlyList<string> OfQuery(string words)
    {
        var asked = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        var left = TextFolder.Compose(words).AsSpan();
        while (!left.IsEmpty && asked.Count < MaxAsked)
        {
            var end = 0;
            while (end < left.Length && FoldTable.ClassOf(FoldTable.Entries[left[end]]) != FoldClass.Separator)
                end++;
            if (end > 0)
                AddAsked(asked, left[..end].ToString());
            left = left[Math.Min(end + 1, left.Length)..];
        }

        return [.. asked.Keys];
    }

    private static void AddKept(OrderedDictionary<string, bool> found, string text)
    {
        var tokens = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        var before = (Kind: TokenKind.None, Text: string.Empty);
        while (found.Count < MaxTokens && tokens.Read())
        {
            var token = tokens.Token.ToString();
            found.TryAdd(token, true);
            if (tokens.Kind == TokenKind.Word)
            {
                foreach (var stem in ArabicPrefixes.Stems(token))
                    found.TryAdd(stem, true);
            }
            else if (IsCharacter(tokens.Kind) && tokens.Kind == before.Kind)
            {
                found.TryAdd(before.Text + token, true);
            }

            before = (tokens.Kind, token);
        }
    }

    /// <summary>A character counts alone only where it has no neighbour of its kind: a pair says more.</summary>
    private static void AddAsked(OrderedDictionary<string, bool> asked, string word)
    {
        var tokens = new Tokenizer(word, stackalloc char[Tokenizer.BufferSize]);
        var spelt = new Tokenizer(ArabicPrefixes.KeepHamza(word), stackalloc char[Tokenizer.BufferSize]);
        var before = (Kind: TokenKind.None, Text: string.Empty);
        var alone = false;
        while (asked.Count < MaxAsked && tokens.Read() && spelt.Read())
        {
            var token = tokens.Token.ToString();
            var pairs = IsCharacter(tokens.Kind) && tokens.Kind == before.Kind;
            if (alone && !pairs)
                asked.TryAdd(before.Text, true);
            if (pairs)
                asked.TryAdd(before.Text + token, true);
            else if (!IsCharacter(tokens.Kind))
                asked.TryAdd(tokens.Kind == TokenKind.Word ? ArabicPrefixes.Asked(token, spelt.Token) : token, true);
            alone = IsCharacter(tokens.Kind) && !pairs;
            before = (tokens.Kind, token);
        }

        if (alone && asked.Count < MaxAsked)
            asked.TryAdd(before.Text, true);
    }

    private static bool IsCharacter(TokenKind kind) => kind is TokenKind.Ideograph or TokenKind.Unspaced;
}
