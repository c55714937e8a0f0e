using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>Spaces out the requests to each host, among workers too, and bounds how many are in flight over all hosts.</summary>
/// <remarks>Waiters of a host are served in order of arrival.</remarks>
public sealed class HostGate(IOptions<FetchOptions> options, IHostClaims claims, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _inFlight = new(options.Value.HostsAtOnce);
    private readonly HostTable _table = new(options.Value, claims, time);

    /// <summary>Hosts in memory, for tests of the bound.</summary>
    internal int Count => _table.Count;

    /// <summary>Waits for the host's turn. A host that asked to be left alone for long is not waited for.</summary>
    /// <param name="host">Lower-case host, with the port when it is not the scheme's own.</param>
    /// <param name="delay">Least time from the start of this request to the start of the next.</param>
    /// <param name="concurrency">Requests at one time at this host.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
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
        var (queue, held) = _table.Join(key, host, waiter);
        if (held is { } until)
        {
            return new HostPass(until);
        }

        try
        {
            await waiter.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _table.GiveUp(queue, waiter);
            await queue.Share.LeaveAsync(joined: false, () => _table.Look(queue)).ConfigureAwait(false);
            throw;
        }

        return await StartAsync(key, host, queue, delay, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Holds a host until <paramref name="until"/>; an earlier end than the present one changes nothing.</summary>
    public void HoldUntil(string host, DateTimeOffset until) => _table.HoldUntil(host, until);

    /// <summary>Doubles the delay of a host that answered 429, up to <see cref="FetchOptions.LongestSlowdown"/>.</summary>
    public void Slow(string host) => _table.Slow(host);

    /// <summary>Brings a slowed host half the way back to its usual pace.</summary>
    public void Ease(string host) => _table.Ease(host);

    /// <summary>Until when a host asked to be left alone; null when it may be asked, however it is spaced.</summary>
    internal DateTimeOffset? HeldUntil(string host) => _table.HeldUntil(host);

    /// <summary>When a host may be asked again; null when nothing is known of it.</summary>
    internal DateTimeOffset? NextAllowedAt(string host) => _table.NextAllowedAt(host);

    public void Dispose() => _inFlight.Dispose();

    /// <summary>Waits, in possession of a slot of the host, until delay and hold have passed and the process has room.</summary>
    private async Task<HostPass> StartAsync(string key, string host, HostQueue queue, TimeSpan delay, CancellationToken cancellationToken)
    {
        (bool? started, var joined) = (false, false);
        try
        {
            while (true)
            {
                var (wait, held) = _table.WaitFor(queue, host);
                if (held is { } until)
                {
                    return new HostPass(until);
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
                        _table.Learn(queue, nextAllowedAt, delay);
                    }

                    joined = true;
                    continue;
                }

                started = await TryStartAsync(queue, host, delay, cancellationToken).ConfigureAwait(false);
                if (started is true)
                {
                    return new HostPass(() => FinishAsync(queue));
                }

                if (started is null)
                {
                    joined = false;
                    await queue.Share.LeaveAsync(joined: true, () => _table.Look(queue)).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            if (started is not true)
            {
                await LeaveAsync(queue, joined).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Starts the request when the process has room. False when the host was held, or started by a neighbor, while this one waited for room;
    /// null when it passed to another worker while this one waited, or was frozen.
    /// </summary>
    private async Task<bool?> TryStartAsync(HostQueue queue, string host, TimeSpan delay, CancellationToken cancellationToken)
    {
        bool? started = false;
        await _inFlight.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_table.TryStart(queue, host, delay) is { } next)
            {
                started = await queue.Share.StartAsync(delay > TimeSpan.Zero ? next : null, cancellationToken).ConfigureAwait(false) ? true : null;
            }

            return started;
        }
        finally
        {
            if (started is not true)
            {
                _inFlight.Release();
            }
        }
    }

    private async ValueTask FinishAsync(HostQueue queue)
    {
        _inFlight.Release();
        await LeaveAsync(queue, joined: true).ConfigureAwait(false);
    }

    private async ValueTask LeaveAsync(HostQueue queue, bool joined)
    {
        _table.Leave(queue);
        await queue.Share.LeaveAsync(joined, () => _table.Look(queue)).ConfigureAwait(false);
    }
}
