using Ingest.Core.Model;

namespace Ingest.Tests.EndToEnd.Manners;

/// <summary>One request as the scoring host saw it, and what it answered.</summary>
internal sealed record Visit(DateTimeOffset At, string Path, string Query, IReadOnlyDictionary<string, string> Headers)
{
    public const string Feed = "/rss.xml";

    /// <summary>How often the reader had been restarted by then.</summary>
    public int Restarts { get; init; }

    public int Status { get; init; } = 200;

    /// <summary>Validators in the answer.</summary>
    public Validators Given { get; init; } = Validators.None;

    /// <summary>What the body was, so that equal bodies are known.</summary>
    public string? Body { get; init; }

    public TimeSpan? MaxAge { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The path is one that the host has, and names to its readers.</summary>
    public bool IsOffered { get; init; } = true;

    /// <summary>For the registered places where a site says what readers may do (RFC 9309, TDMRep): there or not, asking is no probing.</summary>
    public bool IsForRules => Path is "/robots.txt" or "/.well-known/tdmrep.json";

    public bool IsFeed => Path == Feed;

    public Validators Sent => new(Header("If-None-Match"), Header("If-Modified-Since"));

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
