using System.Collections.Concurrent;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Daemon;

namespace Ingest.WebSub;

/// <summary>Makes a source due because its hub told of news; many notifications in a row are one.</summary>
internal sealed class DueNow(ISourceTrigger trigger, SourceCatalog catalog, IIngestStore store, TimeProvider time, ILogger<DueNow> logger)
{
    /// <summary>A hub that never stops telling does not make us ask the site without end.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<SourceId, Plan> _planned = new();

    public async Task MakeAsync(SourceId id, CancellationToken cancellationToken)
    {
        var sources = catalog.Current;
        foreach (var gone in _planned.Keys.Where(known => sources.Find(known) is null))
        {
            _planned.TryRemove(gone, out _);
        }

        if (sources.Find(id) is not { Enabled: true } source)
        {
            return;
        }

        var now = time.GetUtcNow();
        var ours = new Plan(now);
        var planned = _planned.AddOrUpdate(id, _ => ours, (_, last) => last.At > now ? last : ours = new Plan(last.At + Least > now ? last.At + Least : now));
        if (!ReferenceEquals(planned, ours))
        {
            // The run that is planned sees this news too.
            return;
        }

        if (await store.Sources.FindAsync(id, cancellationToken) is { } state && (state.Failures > 0 || (state.OrderedPause ?? state.Pause) is not null))
        {
            // Its next run waits for a reason that a hub does not know.
            logger.ToldInVain(id);
            return;
        }

        await trigger.PushAsync(source, ours.At, cancellationToken);
        logger.Told(id, ours.At);
    }

    /// <summary>A run to come; a class, so that who made it can be told.</summary>
    private sealed class Plan(DateTimeOffset at)
    {
        public DateTimeOffset At { get; } = at;
    }
}
