using Ingest.Core.Common.Text;
using Ingest.Core.Sources;
using Microsoft.Extensions.Options;
using Quartz;

namespace Ingest.Daemon;

/// <summary>Fills the scheduler before it starts and says what was started.</summary>
internal sealed class SchedulerStart(
    ISchedulerFactory schedulers,
    SourceCatalog catalog,
    SourceSchedule schedule,
    RunningDaemon daemon,
    IHostApplicationLifetime lifetime,
    IOptions<DaemonOptions> options,
    ILogger<SchedulerStart> logger) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>When the health endpoints listen: a start that fails there has planned nothing.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var sources = catalog.Current.Sources;
        await schedule.AddAllAsync(scheduler, cancellationToken);
        await PurgeJob.AddAsync(scheduler, cancellationToken);
        lifetime.ApplicationStarted.Register(
            () => logger.Started(daemon.Account.Version, Counted.Of(sources.Count(source => source.Enabled), "source"), daemon.Account.Store, options.Value.Listen));
        lifetime.ApplicationStopping.Register(() => logger.Stopping(options.Value.DrainWithin));
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Services stop in the reverse order of their start: by now the scheduler has waited for its runs.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        logger.Stopped();
        return Task.CompletedTask;
    }
}
