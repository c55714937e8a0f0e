namespace Ingest.Core.Fetch;

/// <summary>What is known of each host, and who waits for it. Hosts at rest are forgotten.</summary>
/// <remarks>A key is a host, or a wider scope that hosts share; what a host itself asked for holds for it alone.</remarks>
internal sealed class HostTable(FetchOptions options, IHostClaims claims, TimeProvider time)
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, HostQueue> _hosts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private DateTimeOffset _lastSweep = time.GetUtcNow();

    /// <summary>Hosts in memory.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _hosts.Count;
            }
        }
    }

    /// <summary>Lets a caller wait for its turn; or tells until when the host is held, when that is longer than one waits.</summary>
    public (HostQueue Queue, DateTimeOffset? HeldUntil) Join(string key, string host, HostWaiter waiter)
    {
        lock (_lock)
        {
            Sweep();
            var queue = Queue(key);
            if (TooLong(queue, host) is { } until)
            {
                return (queue, until);
            }

            queue.Join(waiter);
            return (queue, null);
        }
    }

    /// <summary>A caller waits no longer. Cancellation and admission may cross; a slot that was given is given back.</summary>
    public void GiveUp(HostQueue queue, HostWaiter waiter)
    {
        lock (_lock)
        {
            queue.GiveUp(waiter);
        }
    }

    /// <summary>A slot is given back.</summary>
    public void Leave(HostQueue queue)
    {
        lock (_lock)
        {
            queue.Leave();
        }
    }

    /// <summary>Whether there are more requests, and until when the host asked to be left alone.</summary>
    public (bool More, DateTimeOffset HeldUntil) Look(HostQueue queue)
    {
        lock (_lock)
        {
            return (queue.Active > 0, queue.HeldUntil);
        }
    }

    /// <summary>How long a request has to wait yet; or until when the host is held, when that is longer than one waits.</summary>
    public (TimeSpan Wait, DateTimeOffset? HeldUntil) WaitFor(HostQueue queue, string host)
    {
        lock (_lock)
        {
            return TooLong(queue, host) is { } until ? (TimeSpan.Zero, until) : (NextAllowedAt(queue, host) - time.GetUtcNow(), null);
        }
    }

    /// <summary>Starts a request: when the next may start; null when this one may not yet.</summary>
    public DateTimeOffset? TryStart(HostQueue queue, string host, TimeSpan delay)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (NextAllowedAt(queue, host) > now)
            {
                return null;
            }

            queue.Space(now + queue.Spacing(delay, options.LongestSlowdown));
            queue.LastUsed = now;
            if (delay > TimeSpan.Zero && Queue(host) is var own && own != queue)
            {
                // Another source may ask the same host under its own name.
                own.Space(queue.NextStartAt);
                own.LastUsed = now;
            }

            return queue.NextStartAt;
        }
    }

    /// <summary>Another worker told when the host may be asked: what is within the usual spacing is waited for, what is beyond was asked for by the host.</summary>
    public void Learn(HostQueue queue, DateTimeOffset nextAllowedAt, TimeSpan delay)
    {
        lock (_lock)
        {
            if (nextAllowedAt - time.GetUtcNow() > new[] { delay, options.LongestWait, options.LongestCrawlDelay }.Max())
            {
                queue.Hold(nextAllowedAt);
            }
            else
            {
                queue.Space(nextAllowedAt);
            }
        }
    }

    /// <summary>A host asked to be left alone until then.</summary>
    public void HoldUntil(string host, DateTimeOffset until)
    {
        lock (_lock)
        {
            Queue(host).Hold(until);
        }
    }

    /// <summary>A host answered 429.</summary>
    public void Slow(string host)
    {
        lock (_lock)
        {
            Queue(host).Slow();
        }
    }

    /// <summary>A host answered as usual.</summary>
    public void Ease(string host)
    {
        lock (_lock)
        {
            _hosts.GetValueOrDefault(host)?.Ease();
        }
    }

    /// <summary>Until when a host asked to be left alone; null when it may be asked, however it is spaced.</summary>
    public DateTimeOffset? HeldUntil(string host)
    {
        lock (_lock)
        {
            return _hosts.GetValueOrDefault(host)?.HeldUntil is { } until && until > time.GetUtcNow() ? until : null;
        }
    }

    /// <summary>When a host may be asked again; null when nothing is known of it.</summary>
    public DateTimeOffset? NextAllowedAt(string host)
    {
        lock (_lock)
        {
            return _hosts.GetValueOrDefault(host)?.NextAllowedAt;
        }
    }

    /// <summary>The end of a hold that is longer than one waits. The usual spacing, however wide, is always waited for.</summary>
    private DateTimeOffset? TooLong(HostQueue queue, string host) =>
        HeldUntil(queue, host) is var until && until - time.GetUtcNow() > options.LongestWait ? until : null;

    /// <summary>The later of what holds for the key and what the host asked for.</summary>
    private DateTimeOffset HeldUntil(HostQueue queue, string host) =>
        _hosts.TryGetValue(host, out var own) && own.HeldUntil > queue.HeldUntil ? own.HeldUntil : queue.HeldUntil;

    /// <summary>The latest of the hold, the spacing of the key, and that of the host where others ask it under its own name.</summary>
    private DateTimeOffset NextAllowedAt(HostQueue queue, string host) =>
        _hosts.TryGetValue(host, out var own) && own.NextAllowedAt > queue.NextAllowedAt ? own.NextAllowedAt : queue.NextAllowedAt;

    private HostQueue Queue(string key)
    {
        if (!_hosts.TryGetValue(key, out var queue))
        {
            _hosts[key] = queue = new HostQueue(new HostShare(claims, time)) { LastUsed = time.GetUtcNow() };
        }

        return queue;
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        if (now - _lastSweep < SweepEvery)
        {
            return;
        }

        _lastSweep = now;
        foreach (var (key, _) in _hosts.Where(host => host.Value.IsAtRest(now)))
        {
            _hosts.Remove(key);
        }
    }
}
