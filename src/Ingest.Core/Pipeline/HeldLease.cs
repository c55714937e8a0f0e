using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>A lease that is renewed at a third of its time until disposed of.</summary>
/// <remarks>
/// A store that is away does not end the lease: nobody else can take it there. It is lost when the store says that another worker has it.
/// </remarks>
public sealed class HeldLease : IAsyncDisposable
{
    private readonly ILeaseStore _store;
    private readonly TimeSpan _duration;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _renewing;
    private long _confirmed;

    private HeldLease(Lease lease, long asked, ILeaseStore store, TimeSpan duration, TimeProvider time)
    {
        Lease = lease;
        _confirmed = asked;
        _store = store;
        _duration = duration;
        _time = time;
        _renewing = RenewAsync();
    }

    public Lease Lease { get; }

    /// <summary>Cancelled when another worker has taken the lease.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>False once another worker may have taken it: it was lost, or could not be renewed in time (a store that is away, a process that was frozen).</summary>
    public bool IsCurrent => !_lost.IsCancellationRequested && _time.GetElapsedTime(Volatile.Read(ref _confirmed)) < _duration;

    /// <summary>Asks for a lease; the second value tells who has it and for how long when it cannot be had.</summary>
    public static async Task<(HeldLease? Held, LeaseAttempt Attempt)> TakeAsync(
        ILeaseStore store, LeaseKey key, Worker worker, TimeSpan duration, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var attempt = await store.TakeAsync(key, worker.Name, duration, cancellationToken);
        if (!attempt.IsTaken && worker.KnowsDead(attempt.Holder))
        {
            // Killed on this machine: nobody needs to wait until its lease ends.
            await store.ReleaseAsync(attempt.Current, cancellationToken);
            asked = time.GetTimestamp();
            attempt = await store.TakeAsync(key, worker.Name, duration, cancellationToken);
        }

        return (attempt.Taken is { } lease ? new HeldLease(lease, asked, store, duration, time) : null, attempt);
    }

    /// <summary>Frees the lease, unless the store is away: then it ends by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ended.IsCancellationRequested)
        {
            return;
        }

        await _ended.CancelAsync();
        try
        {
            await _renewing;
        }
        finally
        {
            await ReleaseAsync();
            _lost.Dispose();
            _ended.Dispose();
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _store.ReleaseAsync(Lease, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // It ends by itself.
        }
    }

    private async Task RenewAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(_duration / 3, _time, _ended.Token);
                var asked = _time.GetTimestamp();
                if (await TryRenewAsync() is not { } renewed)
                {
                    continue;
                }

                if (!renewed)
                {
                    await _lost.CancelAsync();
                    return;
                }

                Volatile.Write(ref _confirmed, asked);
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // Given back.
        }
    }

    /// <summary>Null when the store is away or takes too long: a call that hangs must leave time for another.</summary>
    private async Task<bool?> TryRenewAsync()
    {
        using var soon = new CancellationTokenSource(_duration / 3, _time);
        using var call = CancellationTokenSource.CreateLinkedTokenSource(soon.Token, _ended.Token);
        try
        {
            return await _store.RenewAsync(Lease, _duration, call.Token);
        }
        catch (Exception exception) when (exception is StoreUnavailableException || (exception is OperationCanceledException && !_ended.IsCancellationRequested))
        {
            return null;
        }
    }
}
