namespace Ingest.Core.Fetch;

/// <summary>This worker's right to one host among all workers, shared by the requests that are in flight to it.</summary>
internal sealed class HostShare(IHostClaims claims, TimeProvider time)
{
    /// <summary>A host that others may wait for as well is let go after this, however many wait here.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    private IHostClaim? _claim;
    private DateTimeOffset _claimedAt;
    private int _requests;

    /// <summary>Its wait handle is never made, so there is nothing to dispose of.</summary>
    private SemaphoreSlim Turn { get; } = new(1);

    public bool IsClaimed => Volatile.Read(ref _claim) is not null;

    /// <summary>Lets one more request count on the host, which is claimed if need be. Returns when it may be asked, as far as a new claim told.</summary>
    public async Task<DateTimeOffset?> JoinAsync(string host, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            DateTimeOffset? learned = null;
            if (_claim is { IsCurrent: false } lost)
            {
                _claim = null;
                await lost.DisposeAsync().ConfigureAwait(false);
            }

            if (_claim is null)
            {
                _claim = await claims.ClaimAsync(host, cancellationToken).ConfigureAwait(false);
                _claimedAt = time.GetUtcNow();
                learned = _claim.NextAllowedAt;
            }

            _requests++;
            return learned;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>The last look before a request is sent: false when the host has passed to another worker meanwhile.</summary>
    /// <param name="nextAllowedAt">When the next request may start, made known before this one is sent; null when they need no spacing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<bool> StartAsync(DateTimeOffset? nextAllowedAt, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_claim is not { IsCurrent: true } claim)
            {
                return false;
            }

            if (nextAllowedAt is { } next)
            {
                await claim.StartAsync(next, cancellationToken).ConfigureAwait(false);
            }

            return claim.IsCurrent;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>One request no longer counts on the host, which is let go when none does, or when others have waited long enough.</summary>
    /// <param name="joined">False for a request that never joined.</param>
    /// <param name="look">Whether more requests wait here, and until when the host asked to be left alone.</param>
    public async ValueTask LeaveAsync(bool joined, Func<(bool More, DateTimeOffset HeldUntil)> look)
    {
        await Turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            _requests -= joined ? 1 : 0;
            var (now, (more, heldUntil)) = (time.GetUtcNow(), look());
            if (_claim is not { } claim || _requests > 0 || (more && now - _claimedAt <= AtMost))
            {
                return;
            }

            if (heldUntil > now)
            {
                claim.Hold(heldUntil);
            }

            _claim = null;
            await claim.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            Turn.Release();
        }
    }
}
