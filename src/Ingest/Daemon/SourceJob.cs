using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Quartz;

namespace Ingest.Daemon;

/// <summary>One due run of one source, never two at one time; plans the next before it ends.</summary>
[DisallowConcurrentExecution]
internal sealed class SourceJob(
    SourceCatalog catalog, PatientRunner runner, SourceSchedule schedule, IHostApplicationLifetime lifetime, DrainDeadline drain, ILogger<SourceJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = new SourceId(context.JobDetail.Key.Name);
        if (lifetime.ApplicationStopping.IsCancellationRequested || catalog.Current.Find(id) is not { Enabled: true } source)
        {
            return;
        }

        DateTimeOffset? again = null;
        var isPushed = context.Trigger.JobDataMap.ContainsKey(SchedulerTrigger.Pushed);
        var staysPushed = false;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, drain.Over);
        try
        {
            var run = await runner.RunAsync(source, onlyIfDue: !isPushed, new RunTally(), lifetime.ApplicationStopping, ending.Token);
            again = run is null ? null : schedule.Again(run);
            // The run of the other worker may have begun before the news.
            staysPushed = isPushed && run is (SharedRun.Elsewhere or SharedRun.TakenOver);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            logger.CutShort(id);
        }
        catch (Exception exception)
        {
            logger.RunBroke(exception, id);
        }

        if (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await schedule.PlanAsync(context.Scheduler, source, again, staysPushed, cancellationToken);
        }
    }
}
