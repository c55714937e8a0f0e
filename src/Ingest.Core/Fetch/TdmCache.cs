using System.Collections.Concurrent;
using System.Globalization;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>The TDM reservations of each site, asked for once and believed like its robots.txt.</summary>
internal sealed class TdmCache(PoliteClient client, RobotsCache robots, IOptions<FetchOptions> options, TimeProvider time, ILogger<TdmCache> logger)
{
    private const int MostEntries = 2000;

    /// <summary>Doubled for each failure in a row.</summary>
    private static readonly TimeSpan FirstErrorFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, TdmEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>What the site reserves at a URL that was just fetched; null for nothing. Callers for the same site share one request.</summary>
    public async Task<Reservation?> FindAsync(Uri url, SourceDefinition source, CancellationToken cancellationToken)
    {
        var authority = url.GetLeftPart(UriPartial.Authority);
        var entry = _entries.GetOrAdd(authority + source.Network.Via, static _ => new TdmEntry());
        await entry.Asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (time.GetUtcNow() >= entry.Until)
            {
                var (file, exchange) = await FetchAsync(new Uri(new Uri(authority), TdmFile.Path), source, cancellationToken).ConfigureAwait(false);
                if (file is null)
                {
                    // While the file cannot be had, the last copy holds.
                    var wait = NextWait(entry, exchange);
                    entry.Until = time.GetUtcNow() + wait;
                    logger.TdmUnreachable(source.Id, authority, wait, Detail(exchange));
                }
                else
                {
                    (entry.File, entry.Failures, entry.Until) = (file, 0, time.GetUtcNow() + options.Value.RobotsFor);
                }
            }

            return entry.File.Find(url);
        }
        finally
        {
            entry.Asking.Release();
            Sweep();
        }
    }

    private TimeSpan NextWait(TdmEntry entry, Exchange? exchange)
    {
        var longest = options.Value.RobotsFor;
        if (exchange is Exchange.Failed { NotBefore: { } at } && at > time.GetUtcNow())
        {
            // Nothing was sent: the host is held, which says nothing about the file.
            return Least(at - time.GetUtcNow(), longest);
        }

        var wait = FirstErrorFor * (1 << Math.Min(entry.Failures, 10));
        entry.Failures++;
        return Least(wait, longest);
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static string Detail(Exchange? exchange) => exchange switch
    {
        Exchange.Answered answered => string.Create(CultureInfo.InvariantCulture, $"answered {answered.Status}"),
        Exchange.Failed failed => failed.Detail,
        Exchange.Forbidden forbidden => forbidden.Detail,
        _ => string.Empty,
    };

    /// <summary>No file when it could not be had, and what came instead. Redirects are not followed: the page stands at the site's own address already.</summary>
    private async Task<(TdmFile? File, Exchange? Exchange)> FetchAsync(Uri url, SourceDefinition source, CancellationToken cancellationToken)
    {
        if (source.Politeness.Robots == RobotsPolicy.Obey
            && await robots.GetAsync(url, source, cancellationToken).ConfigureAwait(false) is RobotsRules.Known { File: var file }
            && !file.Judge(url, options.Value.Product).Allowed)
        {
            return (TdmFile.Empty, null);
        }

        var exchange = await client.SendAsync(new Call(url, FetchProfile.Tdm, source), cancellationToken).ConfigureAwait(false);
        return (exchange switch
        {
            Exchange.Answered { Status: 200 } answered => TdmFile.Parse(answered.Body),
            Exchange.Answered { Status: < 500 and not 429 } => TdmFile.Empty,
            _ => null,
        }, exchange);
    }

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
