using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Quartz;

namespace Ingest.Daemon;

/// <summary>One due run of one source, never two at one time; plans the next before it ends.</summary>
[DisallowConcurrentExecution]
internal sealed class SourceJob(
    SourceCatalog catalog, SourceRunner runner, SourceSchedule schedule, IHostApplicationLifetime lifetime, ILogger<SourceJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = new SourceId(context.JobDetail.Key.Name);
        if (lifetime.ApplicationStopping.IsCancellationRequested || catalog.Current.Find(id) is not { Enabled: true } source)
        {
            return;
        }

        try
        {
            await runner.RunAsync(source, new RunTally(), lifetime.ApplicationStopping, cancellationToken);
        }
        catch (StoreUnavailableException exception)
        {
            logger.StoreFailed(id, exception.Message);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.RunBroke(exception, id);
        }

        await schedule.PlanAsync(context.Scheduler, source, cancellationToken);
    }
}
