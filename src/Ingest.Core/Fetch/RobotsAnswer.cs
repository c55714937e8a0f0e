using System.Text.Json.Serialization;

namespace Ingest.Core.Fetch;

/// <summary>What the robots.txt of a site says about a URL, or why it cannot be told.</summary>
/// <param name="Allowed">Whether the URL may be fetched now.</param>
/// <param name="Line">1-based line of the rule that decided; null when none did.</param>
/// <param name="Rule">That rule as written.</param>
public sealed record RobotsAnswer(bool Allowed, int? Line, string? Rule)
{
    /// <summary>Why the file could not be had, or is not asked; null when it was read.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether the site may not be asked at all, for where it stands.</summary>
    [JsonIgnore]
    public bool IsForbidden { get; init; }

    /// <summary>Crawl-delay for us; null when the file names none.</summary>
    public TimeSpan? CrawlDelay { get; init; }
}
