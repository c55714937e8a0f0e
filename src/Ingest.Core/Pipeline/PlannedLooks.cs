using Ingest.Core.Common.Text;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Looks at pages of stored stories that were planned by longer waits than the source has now are brought forward.</summary>
public sealed class PlannedLooks(IIngestStore store, IOptions<PipelineOptions> options, TimeProvider time, ILogger<PlannedLooks> logger)
{
    /// <param name="source">The source as it holds now.</param>
    /// <param name="fence">Of the lease under which it runs; null for none.</param>
    /// <param name="cancellationToken">Ends the call; the next run begins it anew.</param>
    public async Task HastenAsync(SourceDefinition source, long? fence, CancellationToken cancellationToken)
    {
        var looks = await store.Links.HastenAsync(source.Id, source.Schedule.Revisit ?? options.Value.Revisits, time.GetUtcNow(), fence, cancellationToken);
        if (looks > 0)
        {
            logger.LooksHastened(source.Id, Counted.Of(looks, "look"));
        }
    }
}
