using System.Globalization;

namespace Ingest.Core.Common.Text;

/// <summary>A number of things in words: one story, two stories.</summary>
public static class Counted
{
    /// <param name="count">How many.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="many">The noun for any other number; null for <paramref name="one"/> with an s.</param>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {Noun(count, one, many)}");

    /// <summary>Some of a number of things, which has its noun: 1 of 1 page, 3 of 12 pages.</summary>
    public static string Of(long some, long count, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{some} of {Of(count, one, many)}");

    /// <summary>The noun alone, for a number that is written otherwise.</summary>
    public static string Noun(long count, string one, string? many = null) => count == 1 ? one : many ?? one + "s";
}
