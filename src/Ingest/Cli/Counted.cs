using System.Globalization;

namespace Ingest.Cli;

/// <summary>A number of things in words: one story, two stories.</summary>
internal static class Counted
{
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
