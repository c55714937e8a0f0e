using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;
using Quartz;

namespace Ingest.Daemon;

/// <summary>Looks in the store for sources that became due otherwise than this daemon has planned: somebody ordered it there, or of another worker.</summary>
internal sealed class OrderWatch(
    IIngestStore store, SourceCatalog catalog, RunPlanner planner, SourceSchedule schedule, ISchedulerFactory schedulers, StoreWatch watch, IOptions<DaemonOptions> options, TimeProvider time)
    : BackgroundService
{
    /// <summary>A trigger that is so near is the one that was planned for it, waits for its turn or is running.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(1);

    /// <summary>Has what is due and was not expected run now.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await store.Sources.DueAsync(now, cancellationToken);
        if (due.Count == 0)
        {
            return;
        }

        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var id in due)
        {
            if (catalog.Current.Find(id) is not { Enabled: true } source || (await scheduler.GetTriggersOfJob(new JobKey(id.Value), cancellationToken)).Any(trigger => trigger.StartTimeUtc <= now + Near))
            {
                continue;
            }

            if (await store.Sources.FindAsync(id, cancellationToken) is { } state && planner.PauseOf(source, state, now) is null && planner.DueAt(source, state) <= now)
            {
                await schedule.FollowAsync(scheduler, id, cancellationToken);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.OrdersEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (watch.IsUp)
                {
                    await LookAsync(stoppingToken);
                }
            }
            catch (StoreUnavailableException exception)
            {
                watch.WentAway(exception);
            }
        }
    }
}
