using System.Globalization;
using Ingest.Core.Sources;
using Quartz;

namespace Ingest.Daemon;

/// <summary>Adds a trigger that tells <see cref="SourceJob"/> not to ask for the due time.</summary>
internal sealed class SchedulerTrigger(ISchedulerFactory schedulers) : ISourceTrigger
{
    public const string Pushed = "pushed";

    public async Task PushAsync(SourceDefinition source, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var name = source.Id.Value + "+" + at.UtcTicks.ToString(CultureInfo.InvariantCulture);
        var trigger = TriggerBuilder.Create().WithIdentity(name).ForJob(source.Id.Value).UsingJobData(Pushed, "hub").StartAt(at).Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, cancellationToken);
    }
}
