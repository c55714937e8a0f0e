namespace Ingest.Core.Sources;

/// <summary>The likely meaning of a misspelt word.</summary>
public static class Suggestion
{
    /// <summary>Longer words are no slip of the finger, and comparing them would cost.</summary>
    private const int MostCharacters = 64;

    /// <summary><c>; did you mean "x"?</c> when one of the words is close, else which words there are.</summary>
    public static string For(string word, IReadOnlyList<string> known) =>
        Nearest(word, known) is { } nearest ? $"; did you mean \"{nearest}\"?" : $"; known here: {string.Join(", ", known)}";

    /// <summary><c>; did you mean "x"?</c> when one of the words is close, else nothing.</summary>
    public static string DidYouMean(string word, IReadOnlyList<string> known) =>
        Nearest(word, known) is { } nearest ? $"; did you mean \"{nearest}\"?" : string.Empty;

    /// <summary>The closest of the words; null when none is close.</summary>
    public static string? Nearest(string word, IReadOnlyList<string> known)
    {
        if (word.Length > MostCharacters || known.Count == 0)
        {
            return null;
        }

        var (closest, distance) = known.Select(candidate => (candidate, Distance(word, candidate))).MinBy(pair => pair.Item2);
        return distance <= Math.Max(1, closest.Length / 3) ? closest : null;
    }

    /// <summary>Optimal string alignment distance: insertions, deletions, substitutions, and swaps of neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
