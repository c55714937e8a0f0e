using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>Spaces out the requests to each host, among workers too, and bounds how many are in flight over all hosts.</summary>
/// <remarks>Waiters of a host are served in order of arrival. Hosts at rest are forgotten.</remarks>
public sealed class HostGate(IOptions<FetchOptions> options, IHostClaims claims, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SlowFor = TimeSpan.FromHours(1);

    private readonly FetchOptions _options = options.Value;
    private readonly SemaphoreSlim _inFlight = new(options.Value.HostsAtOnce);
    private readonly Dictionary<string, HostQueue> _hosts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private DateTimeOffset _lastSweep = time.GetUtcNow();

    /// <summary>Waits for the host's turn. A host that asked to be left alone for long is not waited for.</summary>
    /// <param name="host">Lower-case host, with the port when it is not the scheme's own.</param>
    /// <param name="delay">Least time from the start of this request to the start of the next.</param>
    /// <param name="concurrency">Requests at one time at this host.</param>
    public Task<HostPass> EnterAsync(string host, TimeSpan delay, int concurrency, CancellationToken cancellationToken) =>
        EnterAsync(host, host, delay, concurrency, cancellationToken);

    /// <summary>Waits for the turn of what the host shares with others. What the host itself asked for holds for it alone.</summary>
    /// <param name="key">Whose turn it is: the host, or a wider scope.</param>
    /// <param name="host">Lower-case host, with the port when it is not the scheme's own.</param>
    /// <param name="delay">Least time from the start of this request to the start of the next under the same key.</param>
    /// <param name="concurrency">Requests at one time under this key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<HostPass> EnterAsync(string key, string host, TimeSpan delay, int concurrency, CancellationToken cancellationToken)
    {
        var waiter = new HostWaiter(Math.Max(1, concurrency));
        HostQueue queue;
        lock (_lock)
        {
            Sweep();
            queue = Queue(key);
            if (TooLong(queue, host) is { } until)
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

            await queue.Share.LeaveAsync(joined: false, () => Look(queue)).ConfigureAwait(false);
            throw;
        }

        return await StartAsync(key, host, queue, delay, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Holds a host until <paramref name="until"/>; an earlier end than the present one changes nothing.</summary>
    public void HoldUntil(string host, DateTimeOffset until)
    {
        lock (_lock)
        {
            Hold(Queue(host), until);
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

    /// <summary>Until when a host asked to be left alone; null when it may be asked, however it is spaced.</summary>
    internal DateTimeOffset? HeldUntil(string host)
    {
        lock (_lock)
        {
            return _hosts.GetValueOrDefault(host)?.HeldUntil is { } until && until > time.GetUtcNow() ? until : null;
        }
    }

    /// <summary>When a host may be asked again; null when nothing is known of it.</summary>
    internal DateTimeOffset? NextAllowedAt(string host)
    {
        lock (_lock)
        {
            return _hosts.GetValueOrDefault(host)?.NextAllowedAt;
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
    private async Task<HostPass> StartAsync(string key, string host, HostQueue queue, TimeSpan delay, CancellationToken cancellationToken)
    {
        var (started, joined) = (false, false);
        try
        {
            while (true)
            {
                TimeSpan wait;
                lock (_lock)
                {
                    if (TooLong(queue, host) is { } until)
                    {
                        return new HostPass(until);
                    }

                    wait = NextAllowedAt(queue, host) - time.GetUtcNow();
                }

                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                if (!joined)
                {
                    if (await queue.Share.JoinAsync(key, cancellationToken).ConfigureAwait(false) is { } nextAllowedAt)
                    {
                        Learn(queue, nextAllowedAt, delay);
                    }

                    joined = true;
                    continue;
                }

                await _inFlight.WaitAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    var next = TryStart(queue, host, delay);
                    if (next is not null && await queue.Share.StartAsync(delay > TimeSpan.Zero ? next : null, cancellationToken).ConfigureAwait(false))
                    {
                        started = true;
                        return new HostPass(() => FinishAsync(queue));
                    }

                    if (next is not null)
                    {
                        // The host passed to another worker while this one waited, or was frozen.
                        joined = false;
                        await queue.Share.LeaveAsync(joined: true, () => Look(queue)).ConfigureAwait(false);
                    }
                }
                finally
                {
                    if (!started)
                    {
                        // Held, started by a neighbor while this one waited for room, or not ours any more.
                        _inFlight.Release();
                    }
                }
            }
        }
        finally
        {
            if (!started)
            {
                await LeaveAsync(queue, joined).ConfigureAwait(false);
            }
        }
    }

    private DateTimeOffset? TryStart(HostQueue queue, string host, TimeSpan delay)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (NextAllowedAt(queue, host) > now)
            {
                return null;
            }

            queue.NextStartAt = now + Spacing(queue, delay);
            queue.LastUsed = now;
            if (delay > TimeSpan.Zero && Queue(host) is var own && own != queue)
            {
                // Another source may ask the same host under its own name.
                own.NextStartAt = queue.NextStartAt > own.NextStartAt ? queue.NextStartAt : own.NextStartAt;
                own.LastUsed = now;
            }

            return queue.NextStartAt;
        }
    }

    private async ValueTask FinishAsync(HostQueue queue)
    {
        _inFlight.Release();
        await LeaveAsync(queue, joined: true).ConfigureAwait(false);
    }

    private async ValueTask LeaveAsync(HostQueue queue, bool joined)
    {
        lock (_lock)
        {
            Leave(queue);
        }

        await queue.Share.LeaveAsync(joined, () => Look(queue)).ConfigureAwait(false);
    }

    private (bool More, DateTimeOffset HeldUntil) Look(HostQueue queue)
    {
        lock (_lock)
        {
            return (queue.Active > 0, queue.HeldUntil);
        }
    }

    /// <summary>What is within the usual spacing is waited for; what is beyond was asked for by the host.</summary>
    private void Learn(HostQueue queue, DateTimeOffset nextAllowedAt, TimeSpan delay)
    {
        lock (_lock)
        {
            var usual = new[] { delay, _options.LongestWait, _options.LongestCrawlDelay }.Max();
            if (nextAllowedAt - time.GetUtcNow() > usual)
            {
                Hold(queue, nextAllowedAt);
            }
            else if (nextAllowedAt > queue.NextStartAt)
            {
                queue.NextStartAt = nextAllowedAt;
            }
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
    private DateTimeOffset? TooLong(HostQueue queue, string host) =>
        HeldUntil(queue, host) is var until && until - time.GetUtcNow() > _options.LongestWait ? until : null;

    /// <summary>The later of what holds for the key and what the host asked for.</summary>
    private DateTimeOffset HeldUntil(HostQueue queue, string host) =>
        _hosts.TryGetValue(host, out var own) && own.HeldUntil > queue.HeldUntil ? own.HeldUntil : queue.HeldUntil;

    /// <summary>The latest of the hold, the spacing of the key, and that of the host where others ask it under its own name.</summary>
    private DateTimeOffset NextAllowedAt(HostQueue queue, string host) =>
        _hosts.TryGetValue(host, out var own) && own.NextAllowedAt > queue.NextAllowedAt ? own.NextAllowedAt : queue.NextAllowedAt;

    private static void Hold(HostQueue queue, DateTimeOffset until) => queue.HeldUntil = until > queue.HeldUntil ? until : queue.HeldUntil;

    private HostQueue Queue(string host)
    {
        if (!_hosts.TryGetValue(host, out var queue))
        {
            _hosts[host] = queue = new HostQueue(new HostShare(claims, time)) { LastUsed = time.GetUtcNow() };
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
            var idle = queue.Active == 0 && queue.Waiting.Count == 0 && !queue.Share.IsClaimed && queue.NextAllowedAt <= now;
            if (idle && (queue.Slowdown == 1 || now - queue.LastUsed > SlowFor))
            {
                _hosts.Remove(host);
            }
        }
    }
}
