using Ingest.Core.Pipeline;
using Ingest.Core.Spool;
using Ingest.Core.Storage;

namespace Ingest.Daemon;

/// <summary>While the store is away, asks for it with growing waits; when it answers, stores what waits in the spool, and only then lets runs go on.</summary>
internal sealed class StoreRecovery(
    StoreWatch watch, ArticleSpool spool, SpoolDrain drain, IIngestStore store, TimeProvider time, ILogger<StoreRecovery> logger) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(15);

    /// <summary>A store that answers here and fails every run would have the sites asked again and again: each return within this time doubles the first wait, up to this time.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(10);

    /// <summary>What an earlier process left comes before the first run.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        spool.Adopt();
        if (spool.Size.Entries > 0)
        {
            watch.Drains();
        }

        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!watch.IsUp || spool.Size.Entries > 0)
        {
            logger.StoppedWithoutStore(spool.Size);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = First;
        long? back = null;
        while (await watch.TroubledAsync(stoppingToken))
        {
            wait = back is { } at && time.GetElapsedTime(at) < Calm ? Least(wait * 2, Calm) : First;
            await RecoverAsync(wait, stoppingToken);
            back = time.GetTimestamp();
        }
    }

    private async Task RecoverAsync(TimeSpan first, CancellationToken cancellationToken)
    {
        var wait = first;
        do
        {
            if (watch.IsAway)
            {
                await Task.Delay(wait * (0.75 + (Random.Shared.NextDouble() / 2)), time, cancellationToken);
                wait = wait < Most ? Least(wait * 2, Most) : wait;
            }
        }
        while (!await TryAsync(cancellationToken));
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.ProbeAsync(cancellationToken);
            watch.Drains();
            return watch.CameBack(await drain.DrainAsync(cancellationToken));
        }
        catch (StoreUnavailableException exception)
        {
            watch.WentAway(exception);
            return false;
        }
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
