using System.Collections.Concurrent;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>The TDM reservations of each site, asked for once and believed like its robots.txt.</summary>
internal sealed class TdmCache(PoliteClient client, RobotsCache robots, IOptions<FetchOptions> options, TimeProvider time)
{
    private const int MostEntries = 2000;

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
                var file = await FetchAsync(new Uri(new Uri(authority), TdmFile.Path), source, cancellationToken).ConfigureAwait(false);

                // While the file cannot be had, the last copy holds.
                entry.File = file ?? entry.File;
                entry.Until = time.GetUtcNow() + (file is null ? options.Value.RobotsErrorFor : options.Value.RobotsFor);
            }

            return entry.File.Find(url);
        }
        finally
        {
            entry.Asking.Release();
            Sweep();
        }
    }

    /// <summary>Null when it could not be had. Redirects are not followed: the page stands at the site's own address already.</summary>
    private async Task<TdmFile?> FetchAsync(Uri url, SourceDefinition source, CancellationToken cancellationToken)
    {
        if (source.Politeness.Robots == RobotsPolicy.Obey
            && await robots.GetAsync(url, source, cancellationToken).ConfigureAwait(false) is RobotsRules.Known { File: var file }
            && !file.Judge(url, options.Value.Product).Allowed)
        {
            return TdmFile.Empty;
        }

        return await client.SendAsync(new Call(url, FetchProfile.Tdm, source), cancellationToken).ConfigureAwait(false) switch
        {
            Exchange.Answered { Status: 200 } answered => TdmFile.Parse(answered.Body),
            Exchange.Answered { Status: < 500 and not 429 } => TdmFile.Empty,
            _ => null,
        };
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
