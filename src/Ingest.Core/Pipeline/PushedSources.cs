using System.Collections.Concurrent;
using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>The documents whose changes a hub tells this process of: a source of such documents is asked by itself less often, but never not at all.</summary>
public sealed class PushedSources(TimeProvider time)
{
    private readonly ConcurrentDictionary<(SourceId Source, Uri Topic), (DateTimeOffset Until, TimeSpan Every)> _live = new();

    /// <summary>The hub tells of the topic until then; meanwhile it need be asked for no more often than <paramref name="every"/>.</summary>
    public void Live(SourceId source, Uri topic, DateTimeOffset until, TimeSpan every) => _live[(source, topic)] = (until, every);

    public void End(SourceId source, Uri topic) => _live.TryRemove((source, topic), out _);

    /// <summary>Least interval between polls; null while the hub tells of less than all documents of the source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="topics">The topic of each of its documents; null for one without a hub.</param>
    public TimeSpan? EveryOf(SourceId source, IReadOnlyCollection<Uri?> topics)
    {
        var now = time.GetUtcNow();
        TimeSpan? every = null;
        foreach (var topic in topics)
        {
            if (topic is null || !_live.TryGetValue((source, topic), out var live) || live.Until <= now)
            {
                return null;
            }

            every = every is null || live.Every < every ? live.Every : every;
        }

        return every;
    }
}
