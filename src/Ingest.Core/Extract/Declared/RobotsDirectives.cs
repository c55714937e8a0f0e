using Ingest.Core.Common.Dates;

namespace Ingest.Core.Extract.Declared;

/// <summary>The directives of <c>X-Robots-Tag</c> and <c>meta robots</c>, as the large search engines document them.</summary>
internal static class RobotsDirectives
{
    private const string UnavailableAfter = "unavailable_after";

    /// <summary>Directives with a value: their colon does not end the name of a crawler.</summary>
    private static readonly string[] WithValue = [UnavailableAfter, "max-snippet", "max-image-preview", "max-video-preview"];

    /// <summary>The directive that forbids to keep the text, as written; null when none does.</summary>
    /// <param name="text">Directives separated by commas.</param>
    /// <param name="crawler">The crawler whose directives count; null for those of everyone.</param>
    /// <param name="now">Against which <c>unavailable_after</c> is held.</param>
    /// <param name="mayNameCrawlers">Whether <c>name:</c> before a directive addresses it, and those behind it, to one crawler.</param>
    public static string? Reserving(string text, string? crawler, DateTimeOffset now, bool mayNameCrawlers)
    {
        var counts = crawler is null;
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var directive = parts[i];
            if (mayNameCrawlers && Crawler(directive) is { } named)
            {
                counts = named == "*" ? crawler is null : named.Equals(crawler, StringComparison.OrdinalIgnoreCase);
                directive = directive[(directive.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart();
            }

            if (!counts)
            {
                continue;
            }

            if (directive.ToLowerInvariant() is "noindex" or "none" or "noarchive" || HasPassed(directive, i + 1 < parts.Length ? parts[i + 1] : string.Empty, now))
            {
                return directive;
            }
        }

        return null;
    }

    private static string? Crawler(string directive)
    {
        var colon = directive.IndexOf(':', StringComparison.Ordinal);
        var name = colon > 0 ? directive[..colon].TrimEnd() : string.Empty;
        return name.Length > 0 && !name.Any(char.IsWhiteSpace) && !WithValue.Contains(name, StringComparer.OrdinalIgnoreCase) ? name : null;
    }

    /// <param name="directive">One directive.</param>
    /// <param name="next">What stands behind its comma: dates of RFC 850 and RFC 822 have one after the day of the week.</param>
    /// <param name="now">The time of the page.</param>
    private static bool HasPassed(string directive, string next, DateTimeOffset now)
    {
        if (!directive.StartsWith(UnavailableAfter, StringComparison.OrdinalIgnoreCase) || directive[UnavailableAfter.Length..].TrimStart() is not [':', .. var date])
        {
            return false;
        }

        var reading = TimestampReader.Read(date) ?? TimestampReader.Read($"{date}, {next}");
        return reading is { Precision: >= DatePrecision.Day, OtherOrder: null } && reading.ToInstant(TimeSpan.Zero) <= now;
    }
}
