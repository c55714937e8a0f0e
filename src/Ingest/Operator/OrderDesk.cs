using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Daemon;
using Quartz;

namespace Ingest.Operator;

/// <summary>Carries out orders in the running daemon: in the store, and at once in its schedule.</summary>
internal sealed class OrderDesk(
    SourceOrders orders, IIngestStore store, SourceCatalog catalog, SourceSchedule schedule, ISchedulerFactory schedulers, ISourceTrigger trigger, TimeProvider time)
{
    /// <summary>Null when neither the source files nor the store know the source.</summary>
    public async Task<OrderResult?> CarryOutAsync(SourceOrder order, CancellationToken cancellationToken)
    {
        var source = catalog.Current.Find(order.Source);
        if (source is null && await store.Sources.FindAsync(order.Source, cancellationToken) is null)
        {
            return null;
        }

        if (order.Kind == OrderKind.RunNow && source is null)
        {
            return new OrderResult(order.Source, false, "is in no source file of this daemon");
        }

        // From here on what is ordered is carried out whole, also when whoever ordered it has gone.
        var result = await orders.CarryOutAsync(order, source, CancellationToken.None);
        if (result.Done && source is not null)
        {
            await (order.Kind == OrderKind.RunNow
                ? trigger.PushAsync(source, time.GetUtcNow(), CancellationToken.None)
                : schedule.FollowAsync(await schedulers.GetScheduler(CancellationToken.None), order.Source, CancellationToken.None));
        }

        return result;
    }
}
