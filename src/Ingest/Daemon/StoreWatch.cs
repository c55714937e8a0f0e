using Ingest.Core.Reporting;
using Ingest.Core.Spool;
using Ingest.Core.Storage;

namespace Ingest.Daemon;

/// <summary>Knows whether the store is up, away, or takes what waited for it; runs wait here. Whoever meets a store that is away says so.</summary>
internal sealed class StoreWatch(ArticleSpool spool, IngestMetrics metrics, TimeProvider time, ILogger<StoreWatch> logger)
{
    private readonly Lock _gate = new();
    private State _state = new(Trouble: null, IsAway: false, Since: time.GetUtcNow());

    /// <summary>Why nothing runs; null while the store is up.</summary>
    public string? Trouble => Now.Trouble is { } trouble ? $"{trouble}; {spool.Size}" : null;

    public bool IsUp => Now.Trouble is null;

    public bool IsAway => Now.IsAway;

    private State Now => Volatile.Read(ref _state);

    /// <summary>Waits for the store to be up; false when the caller cancels instead.</summary>
    public Task<bool> UpAsync(CancellationToken cancellationToken) => WaitAsync(state => state.Trouble is null, cancellationToken);

    /// <summary>Waits for the store not to be up; false when the caller cancels instead.</summary>
    public Task<bool> TroubledAsync(CancellationToken cancellationToken) => WaitAsync(state => state.Trouble is not null, cancellationToken);

    public void WentAway(StoreUnavailableException exception)
    {
        var before = Move(state => state.IsAway ? state : new State($"the store is away since {time.GetUtcNow():u}: {exception.Message}", IsAway: true, state.IsUp ? time.GetUtcNow() : state.Since));
        if (before.IsUp)
        {
            logger.StoreWentAway(exception.Message);
        }
    }

    /// <summary>The store answers; what waits for it comes first.</summary>
    public void Drains()
    {
        Move(state => new State("what waited for the store is being stored", IsAway: false, state.IsUp ? time.GetUtcNow() : state.Since));
    }

    /// <summary>Lets runs go on. False when the store was found away again meanwhile: whoever found that may have put more into the spool.</summary>
    /// <param name="drained">Articles that were stored from the spool.</param>
    public bool CameBack(int drained)
    {
        var before = Move(state => state.IsAway ? state : new State(Trouble: null, IsAway: false, time.GetUtcNow()));
        if (before.IsAway)
        {
            return false;
        }

        logger.StoreCameBack((time.GetUtcNow() - before.Since).TotalSeconds, drained);
        return true;
    }

    private async Task<bool> WaitAsync(Func<State, bool> wanted, CancellationToken cancellationToken)
    {
        for (var state = Now; !wanted(state) && !cancellationToken.IsCancellationRequested; state = Now)
        {
            await state.Left.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !cancellationToken.IsCancellationRequested;
    }

    private State Move(Func<State, State> next)
    {
        lock (_gate)
        {
            var before = _state;
            Volatile.Write(ref _state, next(before));
            metrics.StoreIs(_state.IsUp);
            if (before != _state)
            {
                before.Left.TrySetResult();
            }

            return before;
        }
    }

    private sealed record State(string? Trouble, bool IsAway, DateTimeOffset Since)
    {
        public bool IsUp => Trouble is null;

        /// <summary>Completes when another state takes this one's place.</summary>
        public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
