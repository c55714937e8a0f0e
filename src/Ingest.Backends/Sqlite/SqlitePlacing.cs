using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>Places drafts: the look at the neighbours, the judgement and its writes are in one transaction.</summary>
internal sealed class SqlitePlacing(SqliteFile file)
{
    /// <summary>After this a transaction of several placements ends, so that no other writer waits for much longer.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromMilliseconds(50);

    private readonly GuidTrust _guids = new(file.Time);

    /// <inheritdoc cref="IStoryStore.PlaceAsync"/>
    public Task<StoryChange> PlaceAsync(StoryDraft draft, Placement placement, LinkRecord? settle, CancellationToken cancellationToken) =>
        file.WriteAsync((writer, _) => Place(writer, draft, placement, settle), cancellationToken);

    /// <inheritdoc cref="IStoryStore.PlaceAllAsync"/>
    public async Task<IReadOnlyList<StoryChange>> PlaceAllAsync(IReadOnlyList<StoryDraft> drafts, Placement placement, CancellationToken cancellationToken)
    {
        var changes = new List<StoryChange>(drafts.Count);
        while (changes.Count < drafts.Count)
        {
            changes.AddRange(await file.WriteAsync((writer, token) => PlaceSome(writer, drafts.Skip(changes.Count), placement, token), cancellationToken));
        }

        return changes;
    }

    /// <summary>At least one. What a transaction costs by itself, the search index above all, is paid once for all of them.</summary>
    private List<StoryChange> PlaceSome(SqliteConnection writer, IEnumerable<StoryDraft> drafts, Placement placement, CancellationToken cancellationToken)
    {
        var start = file.Time.GetTimestamp();
        var changes = new List<StoryChange>();
        foreach (var draft in drafts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            changes.Add(Place(writer, draft, placement, settle: null));
            if (file.Time.GetElapsedTime(start) >= LongestStep)
            {
                break;
            }
        }

        return changes;
    }

    private StoryChange Place(SqliteConnection writer, StoryDraft draft, Placement placement, LinkRecord? settle)
    {
        SqliteLeaseStore.Check(writer, draft.Story.Source, draft.Fence);
        var neighborhood = new SqliteNeighbors(writer, _guids).Find(draft, placement);
        var verdict = placement.Decide(draft, neighborhood);
        var target = verdict.Target is { } id ? (neighborhood.SamePlace?.Id == id ? neighborhood.SamePlace : SqliteStoryStore.Find(writer, id)) : null;
        var change = placement.Apply(draft, target, verdict);
        new SqliteStoryWriter(writer).Write(draft, change, file.Time.GetUtcNow());
        if (settle is not null)
        {
            SqliteLinkStore.Settle(writer, settle.PlacedBy(verdict, change));
        }

        return change;
    }
}
