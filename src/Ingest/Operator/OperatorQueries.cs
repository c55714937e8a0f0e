using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Operator;

/// <summary>What the operator page and its API show; null where there is no such thing.</summary>
internal sealed class OperatorQueries(IIngestStore store, SourceCatalog catalog, PageReadingQuery reading, TextComparisonQuery beside)
{
    private const int Listed = 100;

    public Task<StatusReport> SourcesAsync(CancellationToken cancellationToken) => new StatusQuery(store).ReadAsync(null, cancellationToken);

    public async Task<StatusReport?> SourceAsync(string id, CancellationToken cancellationToken) =>
        await new StatusQuery(store).ReadAsync(new SourceId(id), cancellationToken) is { Sources.Count: > 0 } status ? status : null;

    /// <summary>The newest stories, or those in which the words occur, oldest first.</summary>
    public async Task<StoryList> StoriesAsync(string? source, string? search, CancellationToken cancellationToken)
    {
        var wanted = string.IsNullOrWhiteSpace(source) ? (SourceId?)null : new SourceId(source);
        if (string.IsNullOrWhiteSpace(search))
        {
            return new StoryList(wanted, null, await store.Stories.LatestAsync(wanted, Listed, cancellationToken));
        }

        var stories = new List<Story>();
        await foreach (var story in store.Stories.ListAsync(new StoryQuery(wanted, Limit: Listed, Search: search), cancellationToken))
        {
            stories.Add(story);
        }

        return new StoryList(wanted, search, stories);
    }

    /// <summary>By its id, or the id that it had before another took it up.</summary>
    public async Task<StoryAccount?> StoryAsync(string id, CancellationToken cancellationToken) =>
        await new ExplainQuery(store).ReadAsync(id, cancellationToken) is { Story: { } story } found ? new StoryAccount(story, found.Revisions) { Decisions = found.Decisions } : null;

    public async Task<StoryBeside?> BesideAsync(string id, string with, CancellationToken cancellationToken) =>
        await store.Stories.FindAsync(new StoryId(id), cancellationToken) is { } story && await beside.ReadAsync(story.Id, with, catalog.Current, cancellationToken) is { } texts
            ? new StoryBeside(story, texts)
            : null;

    public async Task<QuarantineList> QuarantineAsync(string? source, CancellationToken cancellationToken)
    {
        var wanted = string.IsNullOrWhiteSpace(source) ? (SourceId?)null : new SourceId(source);
        return new QuarantineList(wanted, await store.Quarantine.LatestAsync(wanted, Listed, cancellationToken));
    }

    public async Task<PageReading?> ReadingAsync(string url, CancellationToken cancellationToken) =>
        CanonicalUrl.Read(url) is { } address ? await reading.ReadAsync(address, catalog.Current, cancellationToken) : null;
}
