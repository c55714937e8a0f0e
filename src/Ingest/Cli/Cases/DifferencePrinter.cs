namespace Ingest.Cli.Cases;

/// <summary>Shows a difference on two lines, cut around the place where the values part.</summary>
internal static class DifferencePrinter
{
    private const int Context = 40;
    private const int Longest = 160;

    public static IEnumerable<string> Lines(FieldDifference difference)
    {
        var (expected, found) = (Plain(difference.Expected), Plain(difference.Found));
        var same = expected is null || found is null ? 0 : expected.AsSpan().CommonPrefixLength(found);
        var from = Math.Max(0, same - Context);
        if (from > 0 && char.IsLowSurrogate((expected ?? found)![from]))
        {
            from--;
        }

        yield return $"    {difference.Field}";
        yield return "      - " + Shown(expected, from);
        yield return "      + " + Shown(found, from);
    }

    private static string? Plain(string? value) => value is null ? null : SummaryPrinter.Plain(value);

    private static string Shown(string? value, int from)
    {
        if (value is null)
        {
            return "(nothing)";
        }

        var to = Math.Min(value.Length, from + Longest);
        if (to < value.Length && char.IsLowSurrogate(value[to]))
        {
            to--;
        }

        return $"{(from > 0 ? "…" : string.Empty)}{Isolated.Text(value[Math.Min(from, to)..to])}{(to < value.Length ? "…" : string.Empty)}";
    }
}
