namespace Ingest.Core.Fetch;

/// <summary>Those who wait for one host, and how it is paced; guarded by the lock of its <see cref="HostTable"/>.</summary>
internal sealed class HostQueue(HostShare share)
{
    private static readonly TimeSpan SlowFor = TimeSpan.FromHours(1);

    private readonly LinkedList<HostWaiter> _waiting = new();
    private int _slowdown = 1;

    /// <summary>Slots taken, by requests in flight and by those that only wait for the delay to pass.</summary>
    public int Active { get; private set; }

    /// <summary>When the delay since the last start has passed.</summary>
    public DateTimeOffset NextStartAt { get; private set; }

    /// <summary>Until when the host asked to be left alone.</summary>
    public DateTimeOffset HeldUntil { get; private set; }

    /// <summary>This worker's right to the host among all workers.</summary>
    public HostShare Share { get; } = share;

    public DateTimeOffset LastUsed { get; set; }

    public DateTimeOffset NextAllowedAt => Later(NextStartAt, HeldUntil);

    /// <summary>Takes a place behind those who came before.</summary>
    public void Join(HostWaiter waiter)
    {
        _waiting.AddLast(waiter);
        AdmitNext();
    }

    /// <summary>Gives back the place of one who no longer waits, or the slot that was given meanwhile.</summary>
    public void GiveUp(HostWaiter waiter)
    {
        if (!_waiting.Remove(waiter))
        {
            Leave();
        }
    }

    /// <summary>Gives a slot back.</summary>
    public void Leave()
    {
        Active--;
        AdmitNext();
    }

    /// <summary>An earlier end than the present one changes nothing.</summary>
    public void Hold(DateTimeOffset until) => HeldUntil = Later(until, HeldUntil);

    /// <summary>The next request starts no sooner than this.</summary>
    public void Space(DateTimeOffset next) => NextStartAt = Later(next, NextStartAt);

    /// <summary>Doubles the delay, as after a 429.</summary>
    public void Slow() => _slowdown = Math.Min(_slowdown * 2, 1 << 16);

    /// <summary>Half the way back to the usual pace, as after an answer that is fine.</summary>
    public void Ease() => _slowdown = Math.Max(1, _slowdown / 2);

    /// <summary>From the start of a request to the start of the next.</summary>
    /// <param name="delay">The usual delay.</param>
    /// <param name="longestSlowdown">To which a slowed host is slowed at most; a longer usual delay stays.</param>
    public TimeSpan Spacing(TimeSpan delay, TimeSpan longestSlowdown)
    {
        if (_slowdown == 1)
        {
            return delay;
        }

        var slowed = TimeSpan.FromSeconds(Math.Max(1, delay.TotalSeconds) * _slowdown);
        var most = delay > longestSlowdown ? delay : longestSlowdown;
        return slowed < most ? slowed : most;
    }

    /// <summary>True when nobody waits for the host, it may be asked now, and it is not slowed, or not any more.</summary>
    public bool IsAtRest(DateTimeOffset now) =>
        Active == 0 && _waiting.Count == 0 && !Share.IsClaimed && NextAllowedAt <= now && (_slowdown == 1 || now - LastUsed > SlowFor);

    private void AdmitNext()
    {
        while (_waiting.First is { } first && Active < first.Value.Concurrency)
        {
            _waiting.RemoveFirst();
            Active++;
            first.Value.Admit();
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
