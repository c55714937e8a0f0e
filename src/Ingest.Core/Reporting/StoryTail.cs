using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>
/// The stories that are stored from now on, each once. Each look goes back over <see cref="Overlap"/>, so that a story which another
/// worker took so long to write, or whose clock is so far behind, is not passed over; what was given in that time is remembered.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="source">Only stories first seen at this source; null for all.</param>
public sealed class StoryTail(IIngestStore store, SourceId? source)
{
    /// <summary>Two workers' clocks, and an article of several pages from its first page to the store, together.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    private readonly Dictionary<StoryId, DateTimeOffset> _given = [];
    private DateTimeOffset? _lastLook;

    /// <summary>The stories since the look before, in the order of their ids; none at the first look, which finds where to begin.</summary>
    public async Task<IReadOnlyList<Story>> NextAsync(CancellationToken cancellationToken)
    {
        var now = await store.Leases.NowAsync(cancellationToken);
        var (isFirst, from) = (_lastLook is null, (_lastLook ?? now) - Overlap);
        foreach (var past in _given.Where(given => given.Value < from).Select(given => given.Key).ToList())
        {
            _given.Remove(past);
        }

        var fresh = new List<Story>();
        await foreach (var story in store.Stories.ListAsync(new StoryQuery(source, from), cancellationToken))
        {
            // One that was stored earlier is here because something about it changed.
            if (story.FirstSeen >= from && (source is null || story.Source == source) && _given.TryAdd(story.Id, story.FirstSeen) && !isFirst)
            {
                fresh.Add(story);
            }
        }

        _lastLook = now;
        return fresh;
    }
}
