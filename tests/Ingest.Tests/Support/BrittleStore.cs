using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Tests.Support;

/// <summary>A store whose probe and placements fail when the test says so.</summary>
internal sealed class BrittleStore(IIngestStore inner) : IIngestStore, IStoryStore
{
    /// <summary>What a placement waits for before anything else.</summary>
    public Func<Task> Arriving { get; set; } = () => Task.CompletedTask;

    /// <summary>What happens before the draft is placed; may throw.</summary>
    public Action<StoryDraft> BeforePlacing { get; set; } = _ => { };

    /// <summary>What happens when the draft is placed and nobody has heard of it yet; may throw.</summary>
    public Action<StoryDraft> AfterPlacing { get; set; } = _ => { };

    public Action Probing { get; set; } = () => { };

    public string Description => inner.Description;

    public IStoryStore Stories => this;

    public ILinkStore Links => inner.Links;

    public IPageStore Pages => inner.Pages;

    public ISourceStore Sources => inner.Sources;

    public ISourceFileStore SourceFiles => inner.SourceFiles;

    public IHostStore Hosts => inner.Hosts;

    public ILeaseStore Leases => inner.Leases;

    public IRunStore Runs => inner.Runs;

    public IQuarantineStore Quarantine => inner.Quarantine;

    public ICorrectionStore Corrections => inner.Corrections;

    public IRecordStore Records => inner.Records;

    public Task MigrateAsync(CancellationToken cancellationToken) => inner.MigrateAsync(cancellationToken);

    public Task ProbeAsync(CancellationToken cancellationToken)
    {
        Probing();
        return inner.ProbeAsync(cancellationToken);
    }

    public Task<int> PurgeAsync(Retention retention, DateTimeOffset now, CancellationToken cancellationToken) => inner.PurgeAsync(retention, now, cancellationToken);

    public async Task<StoryChange> PlaceAsync(StoryDraft draft, Placement placement, LinkRecord? settle, CancellationToken cancellationToken)
    {
        await Arriving();
        BeforePlacing(draft);
        var change = await inner.Stories.PlaceAsync(draft, placement, settle, cancellationToken);
        AfterPlacing(draft);
        return change;
    }

    public Task<IReadOnlyList<StoryChange>> PlaceAllAsync(IReadOnlyList<StoryDraft> drafts, Placement placement, CancellationToken cancellationToken) => inner.Stories.PlaceAllAsync(drafts, placement, cancellationToken);

    public Task<StoryEdit?> EditAsync(IReadOnlyList<StoryId> ids, Func<IReadOnlyList<Story>, StoryEdit> edit, CancellationToken cancellationToken) => inner.Stories.EditAsync(ids, edit, cancellationToken);

    public Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken) => inner.Stories.FindAsync(id, cancellationToken);

    public Task<Story?> FindByUrlAsync(string urlKey, CancellationToken cancellationToken) => inner.Stories.FindByUrlAsync(urlKey, cancellationToken);

    public IAsyncEnumerable<Story> ListAsync(StoryQuery query, CancellationToken cancellationToken) => inner.Stories.ListAsync(query, cancellationToken);

    public Task<IReadOnlyList<Story>> LatestAsync(SourceId? source, StoryId? before, int limit, CancellationToken cancellationToken) => inner.Stories.LatestAsync(source, before, limit, cancellationToken);

    public Task<long> CountAsync(StoryQuery query, CancellationToken cancellationToken) => inner.Stories.CountAsync(query, cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken) => inner.Stories.CountAsync(cancellationToken);

    public Task<long> CountFoldedBeforeAsync(int version, CancellationToken cancellationToken) => inner.Stories.CountFoldedBeforeAsync(version, cancellationToken);

    public Task<IReadOnlyList<StoryId>> RefoldAsync(Refolding refolding, StoryId? after, int most, CancellationToken cancellationToken) => inner.Stories.RefoldAsync(refolding, after, most, cancellationToken);

    public Task<IReadOnlyList<Revision>> RevisionsAsync(StoryId id, CancellationToken cancellationToken) => inner.Stories.RevisionsAsync(id, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
