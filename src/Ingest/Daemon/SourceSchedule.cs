using System.Globalization;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Quartz;

namespace Ingest.Daemon;

/// <summary>Turns the due times kept in the store into one-shot Quartz triggers, one a source.</summary>
internal sealed class SourceSchedule(IIngestStore store, RunPlanner planner, TimeProvider time, ILogger<SourceSchedule> logger)
{
    /// <summary>Wait before the next try when a run broke before it could plan one.</summary>
    private static readonly TimeSpan AfterBreak = TimeSpan.FromMinutes(10);

    /// <summary>Workers that wait for one lease do not all ask at one moment.</summary>
    private static readonly TimeSpan MostJitter = TimeSpan.FromSeconds(1);

    /// <summary>Adds every enabled source at the time it is due; overdue and new ones are spread so that a restart is no burst.</summary>
    public async Task AddAllAsync(IScheduler scheduler, IReadOnlyList<SourceDefinition> sources, CancellationToken cancellationToken)
    {
        var states = (await store.Sources.AllAsync(cancellationToken)).ToDictionary(state => state.Id);
        var now = time.GetUtcNow();
        foreach (var (source, dueAt) in planner.FirstDue(sources.Where(source => source.Enabled).ToList(), states, now))
        {
            var job = JobBuilder.Create<SourceJob>().WithIdentity(source.Id.Value).StoreDurably().Build();
            await scheduler.AddJob(job, new AddJobOptions(), cancellationToken);
            await TriggerAsync(scheduler, source, dueAt, cancellationToken);
            logger.Scheduled(source.Id, dueAt);
        }
    }

    /// <summary>When a source that another worker ran or runs is to be looked at again here; null for as planned.</summary>
    public DateTimeOffset? Again(SharedRun run) => run switch
    {
        SharedRun.NotDue later => later.DueAt,
        SharedRun.Paused => RunPlanner.NextLookAtPaused(time.GetUtcNow()),
        SharedRun.Elsewhere other => time.GetUtcNow() + other.Remaining + (MostJitter * Random.Shared.NextDouble()),
        SharedRun.TakenOver => time.GetUtcNow() + MostJitter,
        _ => null,
    };

    /// <summary>The next run: at <paramref name="again"/>, and then <paramref name="pushed"/> or only if due, or as the run before has planned it.</summary>
    public async Task PlanAsync(IScheduler scheduler, SourceDefinition source, DateTimeOffset? again, bool pushed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (again is { } at)
        {
            await TriggerAsync(scheduler, source, at, cancellationToken, pushed);
            logger.LooksAgain(source.Id, at);
            return;
        }

        var dueAt = now + AfterBreak;
        try
        {
            dueAt = (await store.Sources.FindAsync(source.Id, cancellationToken))?.DueAt is { } planned && planned > now ? planned : dueAt;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever went wrong: a source without a trigger would never run again.
            logger.PlanLost(exception, source.Id, dueAt);
        }

        await TriggerAsync(scheduler, source, dueAt, cancellationToken);
        logger.Scheduled(source.Id, dueAt);
    }

    private async Task TriggerAsync(IScheduler scheduler, SourceDefinition source, DateTimeOffset dueAt, CancellationToken cancellationToken, bool pushed = false)
    {
        var name = source.Id.Value + (pushed ? "+" : "@") + dueAt.UtcTicks.ToString(CultureInfo.InvariantCulture);
        var trigger = TriggerBuilder.Create().WithIdentity(name).ForJob(source.Id.Value).StartAt(dueAt);
        await scheduler.ScheduleTrigger((pushed ? trigger.UsingJobData(SchedulerTrigger.Pushed, "hub") : trigger).Build(), TriggerConflict.Replace, cancellationToken);
    }
}
