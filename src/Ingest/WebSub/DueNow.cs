using System.Collections.Concurrent;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Daemon;

namespace Ingest.WebSub;

/// <summary>Makes a source due because its hub told of news; many notifications in a row are one.</summary>
internal sealed class DueNow(ISourceTrigger trigger, SourceCatalog catalog, TimeProvider time, ILogger<DueNow> logger)
{
    /// <summary>A hub that never stops telling does not make us ask the site without end.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<SourceId, DateTimeOffset> _planned = new();

    public async Task MakeAsync(SourceId id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (catalog.Current.Find(id) is not { Enabled: true } source)
        {
            return;
        }

        var at = _planned.TryGetValue(id, out var last) && last + Least > now ? last + Least : now;
        if (last > now)
        {
            // The run that is planned sees this news too.
            return;
        }

        _planned[id] = at;
        await trigger.PushAsync(source, at, cancellationToken);
        logger.Told(id, at);
    }
}
