using System.Collections.Concurrent;
using System.Globalization;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Quartz;

namespace Ingest.Daemon;

/// <summary>Turns the due times kept in the store into one-shot Quartz triggers, one a source.</summary>
internal sealed class SourceSchedule(IIngestStore store, RunPlanner planner, SourceCatalog catalog, TimeProvider time, ILogger<SourceSchedule> logger) : IDisposable
{
    /// <summary>Wait before the next try when a run broke before it could plan one.</summary>
    private static readonly TimeSpan AfterBreak = TimeSpan.FromMinutes(10);

    /// <summary>Workers that wait for one lease do not all ask at one moment.</summary>
    private static readonly TimeSpan MostJitter = TimeSpan.FromSeconds(1);

    /// <summary>A run that ends while its source is removed must not plan another.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>By source the due time in the store by which it was planned; none for one that waits for the end of a pause.</summary>
    private readonly ConcurrentDictionary<SourceId, DateTimeOffset?> _plannedBy = new();

    /// <summary>Whether this daemon has planned the source by the due time that the store holds: overdue or not, its next look is arranged.</summary>
    public bool HasPlanned(SourceState state) => _plannedBy.TryGetValue(state.Id, out var dueAt) && dueAt == state.DueAt;

    /// <summary>Adds every enabled source at the time it is due; overdue and new ones are spread so that a restart is no burst.</summary>
    public async Task AddAllAsync(IScheduler scheduler, CancellationToken cancellationToken) =>
        await AddAsync(scheduler, catalog.Current.Sources, (await store.Sources.AllAsync(cancellationToken)).ToDictionary(state => state.Id), cancellationToken);

    /// <summary>
    /// Follows the catalog: what is no longer there is not run again (a run in flight ends), what is new or was edited is looked at when it
    /// is due. A trigger that an edit made superfluous finds nothing due and goes.
    /// </summary>
    public async Task ApplyAsync(IScheduler scheduler, SourceSet before, CancellationToken cancellationToken)
    {
        var after = catalog.Current;
        var fresh = after.Sources.Where(source => before.Find(source.Id) is not { } was || was.Digest != source.Digest || was.Enabled != source.Enabled).ToList();
        if (fresh.Count > 0)
        {
            await AddAsync(scheduler, fresh, await StatesAsync(cancellationToken), cancellationToken);
        }

        foreach (var gone in before.Sources.Where(source => after.Find(source.Id) is not { Enabled: true }))
        {
            await InTurnAsync(async () => await scheduler.DeleteJob(new JobKey(gone.Id.Value), cancellationToken), cancellationToken);
        }
    }

    /// <summary>Follows what was ordered about a source: it is looked at when the store says, and at no time that was planned before.</summary>
    public async Task FollowAsync(IScheduler scheduler, SourceId id, CancellationToken cancellationToken)
    {
        if (catalog.Current.Find(id) is not { Enabled: true } source)
        {
            return;
        }

        var states = new Dictionary<SourceId, SourceState>();
        if (await store.Sources.FindAsync(id, cancellationToken) is { } state)
        {
            states[id] = state;
        }

        await InTurnAsync(
            async () =>
            {
                foreach (var trigger in await scheduler.GetTriggersOfJob(new JobKey(id.Value), cancellationToken))
                {
                    await scheduler.UnscheduleJob(trigger.Key, cancellationToken);
                }
            },
            cancellationToken);
        await AddAsync(scheduler, [source], states, cancellationToken);
    }

    /// <summary>When a source that another worker ran or runs is to be looked at again here; null for as planned.</summary>
    public DateTimeOffset? Again(SharedRun run) => run switch
    {
        SharedRun.NotDue later => later.DueAt,
        SharedRun.Paused paused => RunPlanner.NextLookAtPaused(paused.Pause, time.GetUtcNow()),
        SharedRun.Elsewhere other => time.GetUtcNow() + other.Remaining + (MostJitter * Random.Shared.NextDouble()),
        SharedRun.TakenOver => time.GetUtcNow() + MostJitter,
        _ => null,
    };

    /// <summary>The next run: at <paramref name="again"/>, and then <paramref name="pushed"/> or only if due, or as the run before has planned it.</summary>
    public async Task PlanAsync(IScheduler scheduler, SourceDefinition source, DateTimeOffset? again, bool pushed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var dueAt = again ?? now + AfterBreak;
        try
        {
            // The file may have been edited while the run went on.
            var current = catalog.Current.Find(source.Id) ?? source;
            var state = await store.Sources.FindAsync(source.Id, cancellationToken);
            // A due time that is past was planned for before the run, or is an order that came meanwhile.
            if (planner.DueAt(current, state) is { } planned && planned > now)
            {
                dueAt = again ?? planned;
                Remember(current, state, now);
            }
            else if (state is not null && planner.PauseOf(current, state, now) is not null)
            {
                Remember(current, state, now);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever went wrong: a source without a trigger would never run again.
            logger.PlanLost(exception, source.Id, dueAt);
        }

        if (!await TriggerAsync(scheduler, source, dueAt, cancellationToken, pushed && again is not null))
        {
            return;
        }

        if (again is null)
        {
            logger.Scheduled(source.Id, dueAt);
        }
        else
        {
            logger.LooksAgain(source.Id, dueAt);
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task AddAsync(
        IScheduler scheduler, IReadOnlyList<SourceDefinition> sources, IReadOnlyDictionary<SourceId, SourceState> states, CancellationToken cancellationToken)
    {
        foreach (var (source, dueAt) in planner.FirstDue(sources.Where(source => source.Enabled).ToList(), states, time.GetUtcNow()))
        {
            await InTurnAsync(
                async () =>
                {
                    if (!await scheduler.Exists(new JobKey(source.Id.Value), cancellationToken))
                    {
                        await scheduler.AddJob(JobBuilder.Create<SourceJob>().WithIdentity(source.Id.Value).StoreDurably().Build(), new AddJobOptions(), cancellationToken);
                    }
                },
                cancellationToken);
            Remember(source, states.GetValueOrDefault(source.Id), time.GetUtcNow());
            if (!await TriggerAsync(scheduler, source, dueAt, cancellationToken))
            {
                continue;
            }

            if (planner.PauseOf(source, states.GetValueOrDefault(source.Id), time.GetUtcNow()) is { } pause)
            {
                logger.IsPaused(source.Id, pause.ToString(), dueAt);
            }
            else
            {
                logger.Scheduled(source.Id, dueAt);
            }
        }
    }

    private void Remember(SourceDefinition source, SourceState? state, DateTimeOffset now)
    {
        if (planner.PauseOf(source, state, now) is null)
        {
            _plannedBy[source.Id] = state?.DueAt;
        }
        else
        {
            _plannedBy.TryRemove(source.Id, out _);
        }
    }

    /// <summary>While the store is away all count as new: a run waits for the store, and then for its due time.</summary>
    private async Task<IReadOnlyDictionary<SourceId, SourceState>> StatesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await store.Sources.AllAsync(cancellationToken)).ToDictionary(state => state.Id);
        }
        catch (StoreUnavailableException)
        {
            return new Dictionary<SourceId, SourceState>();
        }
    }

    private async Task InTurnAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await act();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>False for a source that has been removed or disabled meanwhile, of which there is no job.</summary>
    private async Task<bool> TriggerAsync(IScheduler scheduler, SourceDefinition source, DateTimeOffset dueAt, CancellationToken cancellationToken, bool pushed = false)
    {
        var planned = false;
        await InTurnAsync(
            async () =>
            {
                planned = await scheduler.Exists(new JobKey(source.Id.Value), cancellationToken);
                if (planned)
                {
                    await ScheduleAsync(scheduler, source, dueAt, pushed, cancellationToken);
                }
            },
            cancellationToken);
        return planned;
    }

    private static async Task ScheduleAsync(IScheduler scheduler, SourceDefinition source, DateTimeOffset dueAt, bool pushed, CancellationToken cancellationToken)
    {
        var name = source.Id.Value + (pushed ? "+" : "@") + dueAt.UtcTicks.ToString(CultureInfo.InvariantCulture);
        var trigger = TriggerBuilder.Create().WithIdentity(name).ForJob(source.Id.Value).StartAt(dueAt);
        await scheduler.ScheduleTrigger((pushed ? trigger.UsingJobData(SchedulerTrigger.Pushed, "hub") : trigger).Build(), TriggerConflict.Replace, cancellationToken);
    }
}
