using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Microsoft.Extensions.Options;

namespace Ingest.Daemon;

/// <summary>Runs every enabled source once, due or not, several at a time.</summary>
internal sealed class OnceRunner(SourceRunner runner, IOptions<DaemonOptions> options, TimeProvider time, ILogger<OnceRunner> logger)
{
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
            return await runner.RunAsync(source, tally, stopping, cancellationToken);
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
}
