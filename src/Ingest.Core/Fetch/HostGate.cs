using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>Spaces requests: so many at one host, so long from start to start, so many over all hosts, and none while a host wants to be left alone.</summary>
public sealed class HostGate(IOptions<FetchOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan MostSlowness = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _everywhere = new(options.Value.RequestsAtOnce);

    /// <summary>Hosts that may not be asked yet, for keeping across restarts.</summary>
    public IReadOnlyList<(string Host, DateTimeOffset NextAllowedAt)> Held
    {
        get
        {
            var now = time.GetUtcNow();
            return [.. _hosts.Select(pair => (pair.Key, pair.Value.NextStart)).Where(host => host.NextStart > now)];
        }
    }

    /// <summary>When the host may be asked next; in the past when it may be asked now.</summary>
    public DateTimeOffset HeldUntil(string host) => _hosts.TryGetValue(host, out var state) ? state.HeldUntil : DateTimeOffset.MinValue;

    /// <summary>No request to the host starts before this time.</summary>
    public void HoldUntil(string host, DateTimeOffset until)
    {
        var state = Get(host, 1);
        lock (state)
        {
            state.HeldUntil = until > state.HeldUntil ? until : state.HeldUntil;
            state.NextStart = until > state.NextStart ? until : state.NextStart;
        }
    }

    /// <summary>The host said that we are too fast: the spacing doubles, up to two minutes.</summary>
    public void SlowDown(string host)
    {
        var state = Get(host, 1);
        lock (state)
        {
            var next = state.Extra == TimeSpan.Zero ? TimeSpan.FromSeconds(5) : state.Extra * 2;
            state.Extra = next < MostSlowness ? next : MostSlowness;
        }
    }

    /// <summary>The host is content: the slowness decays.</summary>
    public void SpeedUp(string host)
    {
        if (_hosts.TryGetValue(host, out var state))
        {
            lock (state)
            {
                state.Extra = state.Extra < TimeSpan.FromSeconds(1) ? TimeSpan.Zero : state.Extra * 0.9;
            }
        }
    }

    /// <summary>Waits for the host's turn; dispose the result when the request has ended.</summary>
    internal async Task<HostTurn> EnterAsync(string host, TimeSpan delay, int concurrency, CancellationToken cancellationToken)
    {
        var state = Get(host, concurrency);
        await state.Turns.WaitAsync(cancellationToken);
        try
        {
            await WaitForStartAsync(state, delay, cancellationToken);
            await _everywhere.WaitAsync(cancellationToken);
        }
        catch
        {
            state.Turns.Release();
            throw;
        }

        return new HostTurn(() =>
        {
            _everywhere.Release();
            state.Turns.Release();
        });
    }

    public void Dispose() => _everywhere.Dispose();

    private async Task WaitForStartAsync(Host state, TimeSpan delay, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            lock (state)
            {
                var now = time.GetUtcNow();
                wait = state.NextStart - now;
                if (wait <= TimeSpan.Zero)
                {
                    state.NextStart = now + delay + state.Extra;
                    return;
                }
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private Host Get(string host, int concurrency) => _hosts.GetOrAdd(host, static (_, turns) => new Host(turns), concurrency);

    private sealed class Host(int turns)
    {
        public SemaphoreSlim Turns { get; } = new(turns);

        public DateTimeOffset NextStart { get; set; }

        public DateTimeOffset HeldUntil { get; set; }

        public TimeSpan Extra { get; set; }
    }
}
