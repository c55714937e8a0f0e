using Ingest.Core.Common.Text;

namespace Ingest.Core.Normalize;

/// <summary>Folded words of a story for search, distinct and sorted; single letters are left out but where a letter is a word.</summary>
public static class SearchTokens
{
    /// <summary>No story needs more to be found.</summary>
    private const int Most = 1_000;

    public static IReadOnlyList<string> Of(string title, IReadOnlyList<string> body)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in body.Prepend(title))
        {
            foreach (var token in Tokens.Of(text))
            {
                if ((token.Length > 1 || token[0] > 'z') && tokens.Count < Most)
                {
                    tokens.Add(token);
                }
            }
        }

        return [.. tokens.Order(StringComparer.Ordinal)];
    }
}
