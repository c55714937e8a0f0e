using Ingest.Core.Fetch;
using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>What fetching a URL heeds, and what its site answered; what was not asked is null.</summary>
/// <param name="Url">The URL as it was asked.</param>
/// <param name="Source">The source whose rules apply.</param>
/// <param name="Throttle">Whose turn it waits for.</param>
public sealed record UrlAnswer(Uri Url, SourceId Source, ThrottleAnswer Throttle)
{
    /// <summary>Why the address guard refuses it; null when it does not.</summary>
    public string? Forbidden { get; init; }

    public RobotsAnswer? Robots { get; init; }

    /// <summary><c>fetched</c>, or the reason why it was refused or failed.</summary>
    public string? Outcome { get; init; }

    public string? Detail { get; init; }

    public int? Status { get; init; }

    public IReadOnlyList<Hop> Redirects { get; init; } = [];

    /// <summary>Where permanent redirects lead.</summary>
    public Uri? MovedTo { get; init; }

    public Uri? FinalUrl { get; init; }

    /// <summary>The canonical URL that the page names and that is believed.</summary>
    public Uri? NamedCanonical { get; init; }

    public Validators? Validators { get; init; }

    public TimeSpan? FreshFor { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>What the publisher reserves about the text.</summary>
    public Reservation? Rights { get; init; }
}
