namespace Ingest.Core.Sources;

/// <summary>
/// Matches a whole text: <c>*</c> is anything without a slash, <c>**</c> anything, <c>?</c> one character that is no slash. It follows all places
/// of the pattern at once, so that no text takes longer than its length times that of the pattern; a regular expression that promises
/// the same takes a quarter of a megabyte, and thousands of sources have several.
/// </summary>
internal sealed class GlobMatcher
{
    private readonly List<Token> _tokens = [];

    public GlobMatcher(string pattern)
    {
        var text = pattern.ToUpperInvariant();
        for (var i = 0; i < text.Length; i++)
        {
            var isDouble = text[i] == '*' && i + 1 < text.Length && text[i + 1] == '*';
            _tokens.Add(new Token(isDouble ? Kind.Path : text[i] switch { '*' => Kind.Segment, '?' => Kind.One, _ => Kind.Letter }, text[i]));
            i += isDouble ? 1 : 0;
        }
    }

    private enum Kind
    {
        Letter,
        One,
        Segment,
        Path,
    }

    public bool IsMatch(string text)
    {
        var (at, next) = (new bool[_tokens.Count + 1], new bool[_tokens.Count + 1]);
        at[0] = true;
        PassStars(at);
        foreach (var letter in text.ToUpperInvariant())
        {
            Array.Clear(next);
            for (var i = 0; i < _tokens.Count; i++)
            {
                if (at[i] && Takes(_tokens[i], letter))
                {
                    next[_tokens[i].Kind is Kind.Letter or Kind.One ? i + 1 : i] = true;
                }
            }

            PassStars(next);
            (at, next) = (next, at);
        }

        return at[^1];
    }

    private static bool Takes(Token token, char letter) => token.Kind switch
    {
        Kind.Letter => token.Letter == letter,
        Kind.Path => true,
        _ => letter != '/',
    };

    /// <summary>A star may stand for nothing.</summary>
    private void PassStars(bool[] at)
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            at[i + 1] |= at[i] && _tokens[i].Kind is Kind.Segment or Kind.Path;
        }
    }

    private readonly record struct Token(Kind Kind, char Letter);
}
