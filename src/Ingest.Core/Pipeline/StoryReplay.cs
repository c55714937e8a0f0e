using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>
/// Takes the kept raw pages of stored stories through the rules of today, and tells or stores what comes out otherwise. Nobody is asked;
/// places, copies and what people decided stay as they are.
/// </summary>
public sealed class StoryReplay(IIngestStore store, PageReadingQuery reading, IOptions<FetchOptions> fetching, TimeProvider time)
{
    private readonly StoryPages _pages = new(store);

    /// <param name="story">The story as it was just read from the store.</param>
    /// <param name="sources">The sources as their files say today.</param>
    /// <param name="commit">Whether what differs is stored.</param>
    /// <param name="cancellationToken">Ends the call; a story is changed as a whole or not at all.</param>
    public async Task<Replayed> ReplayAsync(Story story, SourceSet sources, bool commit, CancellationToken cancellationToken)
    {
        if (sources.Find(story.Source) is not { } source)
        {
            return new Replayed(story, ReplayState.NoSource) { Detail = $"no source file describes '{story.Source}'" };
        }

        if (await _pages.FindAsync(story, cancellationToken) is not { } kept || await reading.ReadAsync(kept.Url, sources, cancellationToken) is not { } read)
        {
            return new Replayed(story, ReplayState.NotKept) { Detail = $"the raw page is not kept; pages are for {Retention.Default.Pages.Days} days, and where Pipeline:KeepPages is on" };
        }

        if (Hindrance(story, source, read) is { } no)
        {
            return no with { FetchedAt = read.FetchedAt };
        }

        var after = RereadStory.Of(story, read.Story!, kept.Place);
        var replayed = new Replayed(story, ReplayState.Same) { After = after, Changed = RereadStory.Changed(story, after), Unmatched = read.Unmatched, FetchedAt = read.FetchedAt };
        return replayed.Changed.Count == 0 ? replayed
            : !commit ? replayed with { State = ReplayState.Differs }
            : replayed with { State = await ApplyAsync(replayed, cancellationToken) ? ReplayState.Applied : ReplayState.Overtaken };
    }

    private Replayed? Hindrance(Story story, SourceDefinition source, PageReading read) => read switch
    {
        { Rejected: { } reason } => new Replayed(story, ReplayState.Rejected) { Detail = $"{reason}: {read.Detail}" },
        { ContinuesAt: { } next } => new Replayed(story, ReplayState.SeveralPages) { Detail = $"only the first page of the article is kept; it goes on at {next}" },
        _ when fetching.Value.LeavesOut(source, read.Extraction.Rights) => new Replayed(story, ReplayState.Reserved) { Detail = "its publisher reserves the text" },
        _ => null,
    };

    /// <summary>False, and nothing is written, when the story is not as it was read.</summary>
    private async Task<bool> ApplyAsync(Replayed replayed, CancellationToken cancellationToken)
    {
        var (before, now) = (replayed.Before, time.GetUtcNow());
        var earlier = await store.Stories.RevisionsAsync(before.Id, cancellationToken);
        var edit = await store.Stories.EditAsync(
            [before.Id],
            stories => stories[0] is var current && (current.Revision, current.ContentHash, current.Updated) == (before.Revision, before.ContentHash, before.Updated)
                ? Edit(current, replayed, earlier, now)
                : new StoryEdit(),
            cancellationToken);
        return edit is { Stories.Count: > 0 };
    }

    private static StoryEdit Edit(Story current, Replayed replayed, IReadOnlyList<Revision> earlier, DateTimeOffset now)
    {
        var after = replayed.After! with { Revision = current.Revision + 1, Updated = now };
        var isFoundOtherwise = replayed.Changed.Any(field => field is "title" or "body" or "published") && now - current.FirstSeen < Retention.Default.Fingerprints;
        return new StoryEdit
        {
            Stories = [after],
            Revisions = [new Revision(current.Id, current.Revision, now, Revision.Reread, replayed.Changed, current with { Appearances = [] })],
            Fingerprints = isFoundOtherwise ? [(after.Id, after.Published?.At ?? after.FirstSeen, StoryFolding.PrintOf(after, earlier))] : [],
        };
    }
}
