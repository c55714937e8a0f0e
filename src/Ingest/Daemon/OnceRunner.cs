using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Microsoft.Extensions.Options;

namespace Ingest.Daemon;

/// <summary>Runs every enabled source once, due or not, several at a time.</summary>
internal sealed class OnceRunner(SharedRunner runner, IOptions<DaemonOptions> options, TimeProvider time, ILogger<OnceRunner> logger)
{
    /// <summary>Clocks of store and process are read apart.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(500);

    /// <summary>The reports in the order of the sources; a source whose run broke has a report with the failure.</summary>
    /// <exception cref="Core.Storage.StoreUnavailableException">The store went away; the runs that met it have ended what they had in work.</exception>
    public async Task<IReadOnlyList<RunReport>> RunAsync(IReadOnlyList<SourceDefinition> sources, RunProgress progress, CancellationToken stopping)
    {
        using var hard = new CancellationTokenSource();
        await using var drain = stopping.Register(() => hard.CancelAfter(options.Value.DrainWithin));
        var reports = new RunReport?[sources.Count];
        var together = new ParallelOptions { MaxDegreeOfParallelism = options.Value.SourcesAtOnce, CancellationToken = hard.Token };
        var outage = new StoreOutage();
        await Parallel.ForEachAsync(Enumerable.Range(0, sources.Count), together, async (index, token) => await outage.GuardAsync(async () =>
        {
            if (!stopping.IsCancellationRequested)
            {
                reports[index] = await RunOneAsync(sources[index], progress, stopping, token);
            }
        }));
        outage.ThrowIfMet();
        return [.. reports.OfType<RunReport>()];
    }

    private async Task<RunReport> RunOneAsync(SourceDefinition source, RunProgress progress, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        var tally = progress.Begin(source.Id);
        try
        {
            return await TurnAsync(source, tally, startedAt, stopping, cancellationToken);
        }
        catch (Exception exception) when (exception is not Core.Storage.StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            logger.RunBroke(exception, source.Id);
            tally.Fail(source.Id.Value, FailureKind.Internal, exception.Message);
            return tally.Report(source.Id, startedAt, time.GetUtcNow() - startedAt);
        }
        finally
        {
            progress.End();
        }
    }

    /// <summary>Waits for the lease of a worker that may be dead; one that is alive is reading the source itself.</summary>
    private async Task<RunReport> TurnAsync(
        SourceDefinition source, RunTally tally, DateTimeOffset startedAt, CancellationToken stopping, CancellationToken cancellationToken)
    {
        for (var waited = false; ; waited = true)
        {
            switch (await runner.RunAsync(source, onlyIfDue: false, tally, stopping, cancellationToken))
            {
                case SharedRun.Ran ran:
                    return ran.Report;
                case SharedRun.Elsewhere other when !waited && !stopping.IsCancellationRequested:
                    logger.WaitsForLease(source.Id, other.Holder, other.Remaining.TotalSeconds);
                    await Task.Delay(other.Remaining + Margin, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    break;
                case SharedRun.Paused paused:
                    return Left(paused.Pause.ToString());
                case SharedRun.Elsewhere other:
                    return Left($"worker {other.Holder} is reading this source; stop it, or let it");
                default:
                    return Left("another worker took the run over");
            }
        }

        RunReport Left(string why) => tally.Report(source.Id, startedAt, time.GetUtcNow() - startedAt) with { FirstError = why };
    }
}
