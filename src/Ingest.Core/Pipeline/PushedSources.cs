using System.Collections.Concurrent;
using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>The sources whose changes a hub tells this process of: they are asked by themselves less often, but never not at all.</summary>
public sealed class PushedSources(TimeProvider time)
{
    private readonly ConcurrentDictionary<SourceId, (DateTimeOffset Until, TimeSpan Every)> _live = new();

    /// <summary>The hub tells of the source until then; meanwhile it is asked no more often than <paramref name="every"/>.</summary>
    public void Live(SourceId source, DateTimeOffset until, TimeSpan every) => _live[source] = (until, every);

    public void End(SourceId source) => _live.TryRemove(source, out _);

    /// <summary>Least interval between polls; null while no subscription lives.</summary>
    public TimeSpan? EveryOf(SourceId source) => _live.TryGetValue(source, out var live) && live.Until > time.GetUtcNow() ? live.Every : null;
}
