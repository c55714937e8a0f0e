using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Runs a source under its lease, so that of the workers that share a store one runs it, once a due time.</summary>
public sealed class SharedRunner(
    SourceRunner runner, RunPlanner planner, IIngestStore store, Worker worker, IOptions<PipelineOptions> options, TimeProvider time, ILogger<SharedRunner> logger)
{
    /// <summary>Timers fire a little early or late.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(1);

    /// <param name="source">The snapshot that holds for the whole run.</param>
    /// <param name="onlyIfDue">False to run it whatever its due time says.</param>
    /// <param name="tally">Counts while the run goes on.</param>
    /// <param name="stopping">Drains the run.</param>
    /// <param name="cancellationToken">Ends the run at once.</param>
    public async Task<SharedRun> RunAsync(
        SourceDefinition source, bool onlyIfDue, RunTally tally, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var (held, attempt) = await HeldLease.TakeAsync(store.Leases, LeaseKey.Of(source.Id), worker, options.Value.Lease, time, cancellationToken);
        if (held is null)
        {
            return new SharedRun.Elsewhere(attempt.Holder, attempt.Remaining);
        }

        await using (held)
        {
            var state = await store.Sources.FindAsync(source.Id, cancellationToken);
            if (planner.PauseOf(source, state, time.GetUtcNow()) is { } pause)
            {
                return new SharedRun.Paused(pause);
            }

            if (state?.FileGoneSince is not null)
            {
                await store.Sources.MarkFileGoneAsync(source.Id, null, cancellationToken);
            }

            if (state?.OrderedPause is { } over)
            {
                await store.Sources.EndPauseAsync(source.Id, over.Since, cancellationToken);
                logger.PauseIsOver(source.Id, over.ToString());
            }

            if (onlyIfDue && planner.DueAt(source, state) is { } dueAt && dueAt > time.GetUtcNow() + Early)
            {
                return new SharedRun.NotDue(dueAt);
            }

            using var running = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, held.Lost);
            try
            {
                return new SharedRun.Ran(await runner.RunAsync(source, held.Lease.Fence, tally, stopping, running.Token));
            }
            catch (Exception exception) when (exception is StaleLeaseException || (exception is OperationCanceledException && held.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested))
            {
                logger.LeaseLost(source.Id, held.Lease.Fence);
                return new SharedRun.TakenOver();
            }
        }
    }
}
