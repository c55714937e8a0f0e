using System.Globalization;

namespace Ingest.Core.Fetch;

/// <summary>How long an answer may be believed (RFC 9111 §4.2.1): max-age, else Expires minus Date.</summary>
internal static class Freshness
{
    public static TimeSpan? Of(Exchanged answer, DateTimeOffset now)
    {
        foreach (var directive in (answer.Header("Cache-Control") ?? string.Empty).Split(',', StringSplitOptions.TrimEntries))
        {
            if (directive.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase)
                && long.TryParse(directive.AsSpan(8).Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            {
                return TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(365).TotalSeconds));
            }
        }

        return DateTimeOffset.TryParse(answer.Header("Expires"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires) && expires > now
            ? expires - now
            : null;
    }
}
