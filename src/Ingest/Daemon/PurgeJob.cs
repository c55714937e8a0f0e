using Ingest.Core.Common.Text;
using Ingest.Core.Storage;
using Quartz;

namespace Ingest.Daemon;

/// <summary>Removes what is past its retention, once an hour.</summary>
[DisallowConcurrentExecution]
internal sealed class PurgeJob(IIngestStore store, StoreWatch watch, TimeProvider time, ILogger<PurgeJob> logger) : IJob
{
    public static async Task AddAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var job = JobBuilder.Create<PurgeJob>().WithIdentity("purge", "upkeep").Build();
        var trigger = TriggerBuilder.Create().WithIdentity("hourly", "upkeep")
            .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromHours(1)).RepeatForever()).Build();
        await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellationToken);
    }

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (!watch.IsUp)
        {
            return;
        }

        try
        {
            var records = await store.PurgeAsync(Retention.Default, time.GetUtcNow(), cancellationToken);
            if (records > 0)
            {
                logger.Purged(Counted.Of(records, "record"));
            }
        }
        catch (StoreUnavailableException exception)
        {
            watch.WentAway(exception);
        }
    }
}
