namespace Ingest.Core.Normalize.Text;

/// <summary>Tells plans, recipes and lists of products, which say the same again and again, from a text that stands on the page twice.</summary>
internal static class Refrains
{
    /// <summary>Fewer repetitions are copies.</summary>
    private const int Least = 10;

    /// <summary>A copy repeats long stretches in their order, a refrain comes between other lines.</summary>
    private const int Stretches = 3;

    /// <param name="keys">The blocks of a text, equal where they say the same.</param>
    public static bool In(IReadOnlyList<string> keys)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pairs = new HashSet<(string, string)>();
        int repeated = 0, stretch = 0, longest = 0;
        for (var at = 0; at < keys.Count; at++)
        {
            repeated += seen.Add(keys[at]) ? 0 : 1;
            stretch = at > 0 && !pairs.Add((keys[at - 1], keys[at])) ? stretch + 1 : 0;
            longest = Math.Max(longest, stretch);
        }

        return repeated >= Least && longest < repeated / Stretches;
    }
}
