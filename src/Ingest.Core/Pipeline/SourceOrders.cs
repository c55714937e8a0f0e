using System.Globalization;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Carries out in the store what people order about sources, so that every worker honours it and it outlives a restart.</summary>
public sealed class SourceOrders(
    IIngestStore store, Resumption resumption, RunPlanner planner, Worker worker, IOptions<PipelineOptions> options, TimeProvider time, ILogger<SourceOrders> logger)
{
    /// <param name="order">What is ordered.</param>
    /// <param name="source">The source as its file says; null where there is none here.</param>
    /// <param name="cancellationToken">Ends the call; the order may be carried out by then.</param>
    public async Task<OrderResult> CarryOutAsync(SourceOrder order, SourceDefinition? source, CancellationToken cancellationToken)
    {
        var result = order.Kind switch
        {
            OrderKind.Pause => await PauseAsync(order, cancellationToken),
            OrderKind.Resume => await ResumeAsync(order.Source, cancellationToken),
            OrderKind.RunNow => await RunNowAsync(order.Source, source, cancellationToken),
            _ => await ResetAsync(order.Source, cancellationToken),
        };
        if (result.Done)
        {
            logger.Ordered(order.Source, $"{order.By}: {result.Words}");
        }

        return result;
    }

    private async Task<OrderResult> PauseAsync(SourceOrder order, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var pause = new Pause(now, order.Reason ?? "no reason was given") { By = order.By, Until = now + order.For };
        await store.Sources.OrderPauseAsync(order.Source, pause, cancellationToken);
        return new OrderResult(order.Source, true, $"{pause}; a run in flight comes to its end, and it is not read again before {End(pause, order.Source)}, not by 'ingest run-now' either");
    }

    private static string End(Pause pause, SourceId id) =>
        pause.Until is { } until ? string.Create(CultureInfo.InvariantCulture, $"{until:u} or 'ingest resume {id}'") : $"'ingest resume {id}'";

    private async Task<OrderResult> ResumeAsync(SourceId id, CancellationToken cancellationToken)
    {
        var state = await store.Sources.FindAsync(id, cancellationToken);
        if (state?.PauseAt(time.GetUtcNow()) is not { } pause)
        {
            return new OrderResult(id, true, "was not paused");
        }

        if (state?.Pause is not null && await resumption.ResumeAsync(id, cancellationToken) is { } holder)
        {
            return OrderResult.IsRead(id, holder);
        }

        await store.Sources.OrderPauseAsync(id, null, cancellationToken);
        return new OrderResult(id, true, $"is read again; it was {pause}");
    }

    private async Task<OrderResult> RunNowAsync(SourceId id, SourceDefinition? source, CancellationToken cancellationToken)
    {
        if (source is { Enabled: false })
        {
            return new OrderResult(id, false, $"is not enabled; take 'enabled: false' out of {source.File}");
        }

        var now = time.GetUtcNow();
        if (await PauseOfAsync(id, source, now, cancellationToken) is { } pause)
        {
            return new OrderResult(id, false, $"is {pause}; 'ingest resume {id}' comes first");
        }

        await store.Sources.OrderDueAsync(id, now, cancellationToken);
        return new OrderResult(id, true, "is due now");
    }

    private async Task<Pause?> PauseOfAsync(SourceId id, SourceDefinition? source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = await store.Sources.FindAsync(id, cancellationToken);
        return source is null ? state?.PauseAt(now) : planner.PauseOf(source, state, now);
    }

    /// <summary>Under the lease: a run in flight would write over it.</summary>
    private async Task<OrderResult> ResetAsync(SourceId id, CancellationToken cancellationToken)
    {
        if (await store.Sources.FindAsync(id, cancellationToken) is null)
        {
            return new OrderResult(id, true, "has not run yet: there is nothing to forget");
        }

        var (held, attempt) = await HeldLease.TakeAsync(store.Leases, LeaseKey.Of(id), worker, options.Value.Lease, time, cancellationToken);
        if (held is null)
        {
            return OrderResult.IsRead(id, attempt.Holder);
        }

        await using (held)
        {
            var state = await store.Sources.FindAsync(id, cancellationToken);
            await store.Sources.SaveAsync(Forget(state!) with { DueAt = time.GetUtcNow(), Fence = held.Lease.Fence }, cancellationToken);
        }

        return new OrderResult(id, true, "starts anew: failures, back-off, validators and learned interval are forgotten, and it is due now; what its hosts asked for holds");
    }

    private static SourceState Forget(SourceState state) => state with
    {
        Failures = 0,
        LastError = null,
        Interval = null,
        Pause = null,
        Barren = null,
        Documents = state.Documents.ToDictionary(document => document.Key, document => document.Value with { Validators = Validators.None, Gone = null, DistrustedAt = null }),
    };
}
