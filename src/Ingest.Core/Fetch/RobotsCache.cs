using System.Collections.Concurrent;
using System.Globalization;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>The robots.txt of each authority, fetched like everything else and believed for a day.</summary>
internal sealed class RobotsCache(PoliteClient client, HttpTransport transport, IOptions<FetchOptions> options, TimeProvider time, ILogger<RobotsCache> logger)
{
    /// <summary>RFC 9309 §2.4 lets a copy be used for longer only while the file is unreachable; §2.3.1.4 names 30 days.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(30);

    private const int MostRedirects = 5;
    private const int MostEntries = 2000;

    private readonly ConcurrentDictionary<string, RobotsEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>The rules that apply to <paramref name="url"/>; callers for the same authority share one request.</summary>
    public async Task<RobotsRules> GetAsync(Uri url, SourceDefinition source, CancellationToken cancellationToken)
    {
        var authority = url.GetLeftPart(UriPartial.Authority);
        var entry = _entries.GetOrAdd(authority + source.Network.Via, static _ => new RobotsEntry());
        if (entry.Fresh(time.GetUtcNow()) is { } fresh)
        {
            return fresh;
        }

        await entry.Asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (entry.Fresh(time.GetUtcNow()) is { } meanwhile)
            {
                return meanwhile;
            }

            var rules = await FetchAsync(new Uri(new Uri(authority), "/robots.txt"), source, cancellationToken).ConfigureAwait(false);
            return Keep(entry, authority, rules, source);
        }
        finally
        {
            entry.Asking.Release();
            Sweep();
        }
    }

    /// <summary>The sitemaps that the file names; a source that does not obey robots.txt does not ask for it either.</summary>
    public async Task<IReadOnlyList<string>> SitemapsAsync(Uri site, SourceDefinition source, CancellationToken cancellationToken) =>
        source.Politeness.Robots != RobotsPolicy.Ignore && await GetAsync(site, source, cancellationToken).ConfigureAwait(false) is RobotsRules.Known { File: var file }
            ? file.Sitemaps : [];

    private RobotsRules Keep(RobotsEntry entry, string authority, RobotsRules rules, SourceDefinition source)
    {
        var now = time.GetUtcNow();
        switch (rules)
        {
            case RobotsRules.Known known:
                entry.Keep(known, now, now + options.Value.RobotsFor);
                return known;
            case RobotsRules.Unreachable unreachable:
                logger.RobotsUnreachable(source.Id, authority, unreachable.Failure.Kind.Name(), unreachable.Failure.Detail);
                var until = now + options.Value.RobotsErrorFor;
                if (entry.LastKnown is { } old && now - entry.KnownSince < Stale)
                {
                    entry.Keep(old, entry.KnownSince, until);
                    return old;
                }

                entry.Keep(unreachable, until);
                return unreachable;
            default:
                // Whether an address is forbidden depends on the source that asks, so it is not kept.
                return rules;
        }
    }

    /// <summary>Follows up to five redirects, across hosts; the rules stay those of the first authority (§2.3.1.2).</summary>
    private async Task<RobotsRules> FetchAsync(Uri url, SourceDefinition source, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (AddressGuard.Check(url, source.Network, transport.ConnectTo) is { } forbidden)
            {
                return hop == 0 ? new RobotsRules.Forbidden(forbidden) : new RobotsRules.Known(RobotsFile.Empty);
            }

            switch (await client.SendAsync(new Call(url, FetchProfile.Robots, source), cancellationToken).ConfigureAwait(false))
            {
                case Exchange.Forbidden { Detail: var detail }:
                    return hop == 0 ? new RobotsRules.Forbidden(detail) : new RobotsRules.Known(RobotsFile.Empty);
                case Exchange.Failed failed:
                    return new RobotsRules.Unreachable(failed);
                case Exchange.Answered { IsSuccess: true } answered:
                    return new RobotsRules.Known(RobotsFile.Parse(answered.Body.Span));
                case Exchange.Answered { Status: >= 500 or 429 } answered:
                    return new RobotsRules.Unreachable(Refusal(url, answered));
                case Exchange.Answered answered when Redirect.Target(url, answered) is { } next:
                    url = next;
                    break;
                default:
                    return new RobotsRules.Known(RobotsFile.Empty);
            }
        }

        return new RobotsRules.Known(RobotsFile.Empty);
    }

    private static Exchange.Failed Refusal(Uri url, Exchange.Answered answered) => new(
        answered.RetryAt is null ? FailureKind.RobotsUnreachable : FailureKind.AskedToWait,
        string.Create(CultureInfo.InvariantCulture, $"{HostAndPort.Key(url)}: robots.txt answered {answered.Status}, so nothing may be fetched for now"),
        Transient: false)
    {
        NotBefore = answered.RetryAt,
    };

    private void Sweep()
    {
        if (_entries.Count <= MostEntries)
        {
            return;
        }

        foreach (var pair in _entries.OrderBy(pair => pair.Value.Until).Take(MostEntries / 10))
        {
            _entries.TryRemove(pair);
        }
    }
}
