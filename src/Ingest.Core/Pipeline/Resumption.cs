using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Takes up sources that the program paused, because the operator asks for them by name.</summary>
public sealed class Resumption(IIngestStore store, Worker worker, IOptions<PipelineOptions> options, TimeProvider time, ILogger<Resumption> logger)
{
    public async Task ResumeAsync(IEnumerable<SourceId> sources, CancellationToken cancellationToken)
    {
        foreach (var id in sources)
        {
            if (await ResumeAsync(id, cancellationToken) is { } holder)
            {
                logger.NotResumed(id, holder);
            }
        }
    }

    /// <summary>Under the lease: a run in flight and this would write over each other. Returns the worker that reads the source, when that is why nothing was done; null otherwise.</summary>
    public async Task<string?> ResumeAsync(SourceId id, CancellationToken cancellationToken)
    {
        if (!IsHeldBack(await store.Sources.FindAsync(id, cancellationToken)))
        {
            return null;
        }

        var (held, attempt) = await HeldLease.TakeAsync(store.Leases, LeaseKey.Of(id), worker, options.Value.Lease, time, cancellationToken);
        if (held is null)
        {
            return attempt.Holder;
        }

        await using (held)
        {
            if (await store.Sources.FindAsync(id, cancellationToken) is { } state && IsHeldBack(state))
            {
                var documents = state.Documents.ToDictionary(document => document.Key, document => document.Value with { Gone = null });
                await store.Sources.SaveAsync(state with { Pause = null, DueAt = null, Documents = documents, Fence = held.Lease.Fence }, cancellationToken);
                logger.Resumed(id);
            }
        }

        return null;
    }

    private static bool IsHeldBack(SourceState? state) => state is not null && (state.Pause is not null || state.Documents.Values.Any(document => document.Gone is not null));
}
