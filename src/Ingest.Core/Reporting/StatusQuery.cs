using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>Reads how the sources do from the store; shared by command line, page and API.</summary>
/// <param name="store">The store.</param>
/// <param name="known">The sources as their files say; null where that is not known.</param>
public sealed class StatusQuery(IIngestStore store, SourceSet? known = null)
{
    private const int Latest = 10;

    /// <summary>Of all sources, or of one with its latest runs, rejected and failed pages.</summary>
    public async Task<StatusReport> ReadAsync(SourceId? wanted, CancellationToken cancellationToken)
    {
        var now = await store.Leases.NowAsync(cancellationToken);
        var states = (await store.Sources.AllAsync(cancellationToken)).Where(state => wanted is null || state.Id == wanted);
        var links = await CountLinksAsync(wanted, cancellationToken);
        var sources = states.Select(state => new SourceStatus(state, links.GetValueOrDefault((state.Id, LinkState.Pending)), links.GetValueOrDefault((state.Id, LinkState.Failed)), now, known?.Find(state.Id)));
        return new StatusReport(
            store.Description,
            await store.Stories.CountAsync(cancellationToken),
            [.. sources.OrderBy(source => source.State.Id.Value, StringComparer.Ordinal)],
            wanted is null ? [] : await store.Runs.LatestAsync(wanted, Latest, cancellationToken),
            wanted is null ? [] : await store.Quarantine.LatestAsync(wanted, after: null, Latest, cancellationToken),
            wanted is not { } one ? [] : await store.Links.FailedAsync(one, Latest, cancellationToken))
        {
            Guids = wanted is { } of ? await store.Links.CountGuidsAsync(of, cancellationToken) : null,
            Files = [.. (await store.SourceFiles.TroubledAsync(cancellationToken)).Where(file => wanted is null || file.Source == wanted).Select(FileStatus.Of)],
        };
    }

    /// <summary>Of one source without counting those of the others.</summary>
    private async Task<IReadOnlyDictionary<(SourceId Source, LinkState State), long>> CountLinksAsync(SourceId? wanted, CancellationToken cancellationToken) => wanted is { } one
        ? (await store.Links.CountAsync(one, cancellationToken)).ToDictionary(pair => (one, pair.Key), pair => pair.Value)
        : await store.Links.CountBySourceAsync(cancellationToken);
}
