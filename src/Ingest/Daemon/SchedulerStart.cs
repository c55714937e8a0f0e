using Ingest.Core.Sources;
using Microsoft.Extensions.Options;
using Quartz;

namespace Ingest.Daemon;

/// <summary>Fills the scheduler before it starts and says what was started.</summary>
internal sealed class SchedulerStart(
    ISchedulerFactory schedulers,
    SourceCatalog catalog,
    SourceSchedule schedule,
    Core.Pipeline.HostMemory hosts,
    Core.Storage.IIngestStore store,
    IOptions<DaemonOptions> options,
    ILogger<SchedulerStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var sources = catalog.Current.Sources;
        await hosts.RestoreAsync(cancellationToken);
        await schedule.AddAllAsync(scheduler, sources, cancellationToken);
        await PurgeJob.AddAsync(scheduler, cancellationToken);
        logger.Started(Cli.VersionVerb.Current, sources.Count(source => source.Enabled), store.Description, options.Value.Listen);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        logger.Stopping(options.Value.DrainWithin);
        return Task.CompletedTask;
    }
}
