using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Pipeline;

/// <summary>Takes up sources that were paused, because the operator asks for them by name.</summary>
public sealed class Resumption(IIngestStore store, ILogger<Resumption> logger)
{
    public async Task ResumeAsync(IEnumerable<SourceId> sources, CancellationToken cancellationToken)
    {
        foreach (var id in sources)
        {
            if (await store.Sources.FindAsync(id, cancellationToken) is not { } state || (state.Pause is null && state.Documents.Values.All(document => document.Gone is null)))
            {
                continue;
            }

            var documents = state.Documents.ToDictionary(document => document.Key, document => document.Value with { Gone = null });
            await store.Sources.SaveAsync(state with { Pause = null, DueAt = null, Documents = documents, Fence = null }, cancellationToken);
            logger.Resumed(id);
        }
    }
}
