namespace Ingest.Core.Sources;

/// <summary>The likely meaning of a misspelt word.</summary>
internal static class Suggestion
{
    /// <summary><c>; did you mean "x"?</c> when one of the words is close, else which words there are.</summary>
    public static string For(string word, IReadOnlyList<string> known)
    {
        var closest = known.MinBy(candidate => Distance(word, candidate));
        return closest is not null && Distance(word, closest) <= Math.Max(1, closest.Length / 3)
            ? $"; did you mean \"{closest}\"?"
            : $"; known here: {string.Join(", ", known)}";
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
