using Ingest.Core.Discover;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Schedule;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Pipeline;

/// <summary>Asks for a feed, sitemap or listing: where it has moved to, and plainly where its validators may be wrong.</summary>
public sealed class DocumentReader(IFetcher fetcher, OutageWatch outage, TimeProvider time, ILogger<DocumentReader> logger)
{
    /// <param name="entry">The entry of the source that led to the document.</param>
    /// <param name="url">Its address in the source file, or in the document that names it.</param>
    /// <param name="kind">What is expected.</param>
    /// <param name="source">The source.</param>
    /// <param name="known">What is remembered of it; null for nothing.</param>
    internal async Task<DocumentReading> ReadAsync(
        DiscoverDefinition entry, Uri url, FetchKind kind, SourceDefinition source, DocumentState? known, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var plain = known is { DistrustedAt: null, Validators.Any: true, ChangedAt: { } changedAt }
            && SilenceRule.AskPlainly(changedAt, known.UsualGap, known.PlainAt ?? changedAt, now);
        var validators = known is null or { DistrustedAt: not null } || plain ? Validators.None : known.Validators;
        var movedTo = known?.Move is { Since: not null } move ? move.To : null;

        var reading = await AskAsync(entry, movedTo ?? url, kind, source, validators, cancellationToken) with { Plain = plain };
        if (movedTo is null || !MayHaveComeBack(reading))
        {
            return reading;
        }

        var old = await AskAsync(entry, url, kind, source, Validators.None, cancellationToken);
        return old.IsReadable && old.Result.MovedTo is null && known!.Identity?.IsSameAs(DocumentMarks.IdentityOf(entry, old.Discovery!)) != false
            ? old with { CameBack = true }
            : reading;
    }

    /// <summary>A document that is in hand.</summary>
    internal static DocumentReading Read(Page page, DiscoverDefinition entry, SourceDefinition source) => Read(new FetchResult.Fetched(page), entry, source);

    private async Task<DocumentReading> AskAsync(
        DiscoverDefinition entry, Uri url, FetchKind kind, SourceDefinition source, Validators validators, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(new FetchRequest(url, kind, source, validators), cancellationToken);
        if (outage.Heard(url.IdnHost, result))
        {
            if (outage.IsOn)
            {
                logger.OwnOutage();
            }
            else
            {
                logger.OwnOutageOver();
            }
        }

        return result is FetchResult.Fetched fetched ? Read(fetched, entry, source) : new DocumentReading(result, null);
    }

    private static DocumentReading Read(FetchResult.Fetched fetched, DiscoverDefinition entry, SourceDefinition source) =>
        new(fetched, LinkReader.Read(fetched.Page, entry, source.TimeZone));

    /// <summary>Not when the host only asks to wait, or was not asked.</summary>
    private static bool MayHaveComeBack(DocumentReading reading) => reading.Result switch
    {
        FetchResult.Failed { Kind: FailureKind.AskedToWait or FailureKind.HostDown or FailureKind.RobotsUnreachable } => false,
        FetchResult.Failed or FetchResult.Refused => true,
        FetchResult.Fetched => !reading.IsReadable,
        _ => false,
    };
}
