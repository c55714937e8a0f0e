using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Fetch;

/// <summary>One request to one URL, with all that decides how it is sent.</summary>
internal sealed record Call(Uri Url, FetchProfile Profile, SourceDefinition Source)
{
    public string Host { get; } = HostAndPort.Key(Url);

    /// <summary>Host and the way to it, as messages and breakers name it: a proxy that fails says nothing about the host.</summary>
    public string Where => Host + Source.Network.Via;

    public Validators Validators { get; init; } = Validators.None;

    /// <summary>Null where the credentials may not go.</summary>
    public AuthDefinition? Auth { get; init; }

    /// <summary>Crawl-delay of the host's robots.txt.</summary>
    public TimeSpan? CrawlDelay { get; init; }

    /// <summary>What is posted; null for a request that gets.</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init; }
}
