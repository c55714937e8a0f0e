using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;
using Quartz;

namespace Ingest.Daemon;

/// <summary>Looks in the store for sources that became due otherwise than this daemon has planned: somebody ordered it there, or of another worker.</summary>
internal sealed class OrderWatch(
    IIngestStore store, SourceCatalog catalog, RunPlanner planner, SourceSchedule schedule, ISchedulerFactory schedulers, StoreWatch watch,
    IHostApplicationLifetime lifetime, IOptions<DaemonOptions> options, TimeProvider time, ILogger<OrderWatch> logger)
    : BackgroundService
{
    /// <summary>Has what is due and was not planned for run now; while the store is away, or the daemon stops, nothing. What goes wrong is logged.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!watch.IsUp || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await FollowAsync(cancellationToken);
        }
        catch (StoreUnavailableException exception)
        {
            watch.WentAway(exception);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The scheduler may be closing; and a look that fails must not end the daemon.
            logger.LookFailed(exception);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The scheduler, and what drains in it, stops before this.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        using var timer = new PeriodicTimer(options.Value.OrdersEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token))
            {
                await LookAsync(stopping.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Nothing is taken up any more.
        }
    }

    /// <summary>Being due is no order: a run that broke waits, and a start spreads what is overdue. A due time that nobody here has planned by is one.</summary>
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var id in await store.Sources.DueAsync(now, cancellationToken))
        {
            if (catalog.Current.Find(id) is { Enabled: true } source
                && await store.Sources.FindAsync(id, cancellationToken) is { } state && !schedule.HasPlanned(state)
                && planner.PauseOf(source, state, now) is null && planner.DueAt(source, state) <= now)
            {
                await schedule.FollowAsync(await schedulers.GetScheduler(cancellationToken), id, cancellationToken);
            }
        }
    }
}
