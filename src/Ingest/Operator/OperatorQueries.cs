using System.Globalization;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Spool;
using Ingest.Core.Storage;
using Ingest.Daemon;

namespace Ingest.Operator;

/// <summary>What the operator page and its API show; null where there is no such thing.</summary>
internal sealed class OperatorQueries(
    IIngestStore store, SourceCatalog catalog, PageReadingQuery reading, TextComparisonQuery beside, IssueQuery issues, ArticleSpool spool,
    RunningDaemon daemon)
{
    /// <summary>Stories or rejected pages on one page.</summary>
    public const int Listed = 100;

    public async Task<StatusReport> SourcesAsync(CancellationToken cancellationToken) =>
        await new StatusQuery(store, catalog.Current).ReadAsync(null, cancellationToken) with { Daemon = daemon.Account };

    public async Task<SourceAccount?> SourceAsync(string id, CancellationToken cancellationToken)
    {
        if (await new StatusQuery(store, catalog.Current).ReadAsync(new SourceId(id), cancellationToken) is not { Sources.Count: > 0 } status)
        {
            return null;
        }

        var keys = catalog.Current.Find(new SourceId(id))?.Writing.Keys ?? [];
        var instead = status.Files.FirstOrDefault(file => file.Source?.Value == id)?.Revision;
        return new SourceAccount(status, await store.Pages.KeptAsync([.. status.Quarantine.Select(entry => entry.Key)], cancellationToken), keys, instead?[..Math.Min(8, instead.Length)]);
    }

    /// <param name="source">A source; null or empty for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IssueList> IssuesAsync(string? source, CancellationToken cancellationToken) =>
        new(SourceOf(source), await issues.ReadAsync(SourceOf(source), catalog.Current, unfiled: new HashSet<SourceId>(), spool.Size, cancellationToken));

    /// <param name="source">A source; null or empty for all.</param>
    /// <param name="search">Words that must occur; null or empty for none.</param>
    /// <param name="cursor">Where the page before ended; null or empty for the first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<StoryList> StoriesAsync(string? source, string? search, string? cursor, CancellationToken cancellationToken)
    {
        var wanted = SourceOf(source);
        var words = string.IsNullOrWhiteSpace(search) ? null : search;
        StoryId? place = string.IsNullOrEmpty(cursor) ? null : new StoryId(cursor);
        var stories = words is null
            ? await store.Stories.LatestAsync(wanted, place, Listed + 1, cancellationToken)
            : await store.Stories.ListAsync(new StoryQuery(wanted, After: place, Limit: Listed + 1, Search: words), cancellationToken).ToListAsync(cancellationToken);
        var page = stories.Take(Listed).ToList();
        var total = await store.Stories.CountAsync(new StoryQuery(wanted, Search: words), cancellationToken);
        return new StoryList(wanted, words, total, page, stories.Count > Listed ? page[^1].Id.Value : null);
    }

    /// <summary>By its id, or the id that it had before another took it up.</summary>
    public async Task<StoryAccount?> StoryAsync(string id, CancellationToken cancellationToken)
    {
        if (await new ExplainQuery(store).ReadAsync(id, cancellationToken) is not { Story: { } story } found)
        {
            return null;
        }

        var keys = story.Appearances.Select(appearance => appearance.Url).Distinct().Select(url => (Url: url, Address: CanonicalUrl.Read(url)))
            .Where(place => place.Address is not null).ToDictionary(place => place.Url, place => CanonicalUrl.Key(place.Address!));
        var kept = await store.Pages.KeptAsync([.. keys.Values.Distinct()], cancellationToken);
        return new StoryAccount(story, found.Revisions, keys.Where(pair => kept.Contains(pair.Value)).Select(pair => pair.Key).ToHashSet()) { Decisions = found.Decisions };
    }

    public async Task<StoryBeside?> BesideAsync(string id, string with, CancellationToken cancellationToken) =>
        await store.Stories.FindAsync(new StoryId(id), cancellationToken) is { } story && await beside.ReadAsync(story.Id, with, catalog.Current, cancellationToken) is { } texts
            ? new StoryBeside(story, texts)
            : null;

    /// <param name="source">A source; null or empty for all.</param>
    /// <param name="cursor">Where the page before ended; null or empty for the first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<QuarantineList> QuarantineAsync(string? source, string? cursor, CancellationToken cancellationToken)
    {
        var wanted = SourceOf(source);
        var entries = await store.Quarantine.LatestAsync(wanted, Place(cursor), Listed + 1, cancellationToken);
        var page = entries.Take(Listed).ToList();
        var kept = await store.Pages.KeptAsync([.. page.Select(entry => entry.Key)], cancellationToken);
        var next = entries.Count > Listed ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].At.ToUnixTimeMilliseconds()}-{page[^1].Key}") : null;
        return new QuarantineList(wanted, await store.Quarantine.CountAsync(wanted, cancellationToken), page, kept, next);
    }

    public async Task<PageReading?> ReadingAsync(string url, CancellationToken cancellationToken) =>
        CanonicalUrl.Read(url) is { } address ? await reading.ReadAsync(address, catalog.Current, cancellationToken) : null;

    private static SourceId? SourceOf(string? source) => string.IsNullOrWhiteSpace(source) ? null : new SourceId(source);

    /// <summary>What is no cursor begins at the beginning.</summary>
    private static QuarantinePlace? Place(string? cursor) =>
        cursor?.Split('-', 2) is [var at, var key] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 253_402_300_800_000
            ? new QuarantinePlace(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), key)
            : null;
}
