using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>Spaces out the requests to each host and bounds how many are in flight over all hosts.</summary>
/// <remarks>Waiters of a host are served in order of arrival. Hosts at rest are forgotten.</remarks>
public sealed class HostGate(IOptions<FetchOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SlowFor = TimeSpan.FromHours(1);

    private readonly FetchOptions _options = options.Value;
    private readonly SemaphoreSlim _inFlight = new(options.Value.HostsAtOnce);
    private readonly Dictionary<string, HostQueue> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _newHolds = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private DateTimeOffset _lastSweep = time.GetUtcNow();

    /// <summary>Waits for the host's turn. A host that asked to be left alone for long is not waited for.</summary>
    /// <param name="host">Lower-case host, with the port when it is not the scheme's own.</param>
    /// <param name="delay">Least time from the start of this request to the start of the next.</param>
    /// <param name="concurrency">Requests at one time at this host.</param>
    public async Task<HostPass> EnterAsync(string host, TimeSpan delay, int concurrency, CancellationToken cancellationToken)
    {
        var waiter = new HostWaiter(Math.Max(1, concurrency));
        HostQueue queue;
        lock (_lock)
        {
            Sweep();
            queue = Queue(host);
            if (TooLong(queue) is { } until)
            {
                return new HostPass(until);
            }

            queue.Waiting.AddLast(waiter);
            AdmitNext(queue);
        }

        try
        {
            await waiter.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                // Cancellation and admission may cross; a slot that was given must be given back.
                if (!queue.Waiting.Remove(waiter))
                {
                    Leave(queue);
                }
            }

            throw;
        }

        return await StartAsync(queue, delay, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Holds a host until <paramref name="until"/>; an earlier end than the present one changes nothing.</summary>
    public void HoldUntil(string host, DateTimeOffset until)
    {
        lock (_lock)
        {
            if (Hold(host, until))
            {
                _newHolds[host] = until;
            }
        }
    }

    /// <summary>The holds since the last call, each once.</summary>
    public IReadOnlyList<(string Host, DateTimeOffset Until)> TakeHolds()
    {
        lock (_lock)
        {
            if (_newHolds.Count == 0)
            {
                return [];
            }

            (string, DateTimeOffset)[] taken = [.. _newHolds.Select(hold => (hold.Key, hold.Value))];
            _newHolds.Clear();
            return taken;
        }
    }

    /// <summary>Doubles the delay of a host that answered 429, up to <see cref="FetchOptions.LongestSlowdown"/>.</summary>
    public void Slow(string host)
    {
        lock (_lock)
        {
            var queue = Queue(host);
            queue.Slowdown = Math.Min(queue.Slowdown * 2, 1 << 16);
        }
    }

    /// <summary>Brings a slowed host half the way back to its usual pace.</summary>
    public void Ease(string host)
    {
        lock (_lock)
        {
            if (_hosts.TryGetValue(host, out var queue))
            {
                queue.Slowdown = Math.Max(1, queue.Slowdown / 2);
            }
        }
    }

    /// <summary>Hosts that may not be asked right now and when they may be, to be kept over a restart.</summary>
    public IReadOnlyList<(string Host, DateTimeOffset NextAllowedAt)> Snapshot()
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            return [.. _hosts.Where(pair => pair.Value.NextAllowedAt > now).Select(pair => (pair.Key, pair.Value.NextAllowedAt))];
        }
    }

    /// <summary>Takes back what <see cref="Snapshot"/> gave before the restart.</summary>
    public void Restore(IEnumerable<(string Host, DateTimeOffset NextAllowedAt)> hosts)
    {
        lock (_lock)
        {
            foreach (var (host, nextAllowedAt) in hosts)
            {
                Hold(host, nextAllowedAt);
            }
        }
    }

    public void Dispose() => _inFlight.Dispose();

    /// <summary>Hosts in memory, for tests of the bound.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _hosts.Count;
            }
        }
    }

    /// <summary>Waits, in possession of a slot of the host, until delay and hold have passed and the process has room.</summary>
    private async Task<HostPass> StartAsync(HostQueue queue, TimeSpan delay, CancellationToken cancellationToken)
    {
        var started = false;
        try
        {
            while (true)
            {
                TimeSpan wait;
                lock (_lock)
                {
                    if (TooLong(queue) is { } until)
                    {
                        return new HostPass(until);
                    }

                    wait = queue.NextAllowedAt - time.GetUtcNow();
                }

                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                await _inFlight.WaitAsync(cancellationToken).ConfigureAwait(false);
                lock (_lock)
                {
                    var now = time.GetUtcNow();
                    if (queue.NextAllowedAt <= now)
                    {
                        queue.NextStartAt = now + Spacing(queue, delay);
                        queue.LastUsed = now;
                        started = true;
                        return new HostPass(() => Finish(queue));
                    }
                }

                // Held, or started by a neighbor, while this one waited for room.
                _inFlight.Release();
            }
        }
        finally
        {
            if (!started)
            {
                lock (_lock)
                {
                    Leave(queue);
                }
            }
        }
    }

    private void Finish(HostQueue queue)
    {
        _inFlight.Release();
        lock (_lock)
        {
            Leave(queue);
        }
    }

    private static void Leave(HostQueue queue)
    {
        queue.Active--;
        AdmitNext(queue);
    }

    private static void AdmitNext(HostQueue queue)
    {
        while (queue.Waiting.First is { } first && queue.Active < first.Value.Concurrency)
        {
            queue.Waiting.RemoveFirst();
            queue.Active++;
            first.Value.Admit();
        }
    }

    private TimeSpan Spacing(HostQueue queue, TimeSpan delay)
    {
        if (queue.Slowdown == 1)
        {
            return delay;
        }

        var slowed = TimeSpan.FromSeconds(Math.Max(1, delay.TotalSeconds) * queue.Slowdown);
        var most = delay > _options.LongestSlowdown ? delay : _options.LongestSlowdown;
        return slowed < most ? slowed : most;
    }

    /// <summary>The end of a hold that is longer than one waits. The usual spacing, however wide, is always waited for.</summary>
    private DateTimeOffset? TooLong(HostQueue queue) =>
        queue.HeldUntil - time.GetUtcNow() > _options.LongestWait ? queue.HeldUntil : null;

    private bool Hold(string host, DateTimeOffset until)
    {
        var queue = Queue(host);
        if (until <= queue.HeldUntil)
        {
            return false;
        }

        queue.HeldUntil = until;
        return true;
    }

    private HostQueue Queue(string host)
    {
        if (!_hosts.TryGetValue(host, out var queue))
        {
            _hosts[host] = queue = new HostQueue { LastUsed = time.GetUtcNow() };
        }

        return queue;
    }

    /// <summary>Forgets hosts that nobody waits for, that may be asked now and that are not slowed, or not any more.</summary>
    private void Sweep()
    {
        var now = time.GetUtcNow();
        if (now - _lastSweep < SweepEvery)
        {
            return;
        }

        _lastSweep = now;
        foreach (var (host, queue) in _hosts)
        {
            var idle = queue.Active == 0 && queue.Waiting.Count == 0 && queue.NextAllowedAt <= now;
            if (idle && (queue.Slowdown == 1 || now - queue.LastUsed > SlowFor))
            {
                _hosts.Remove(host);
            }
        }
    }
}
