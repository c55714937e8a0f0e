namespace Ingest.Core.Fetch;

/// <summary>What <see cref="HostGate"/> knows of one host; guarded by the gate's lock.</summary>
internal sealed class HostQueue
{
    /// <summary>Those who wait for a request slot, in order of arrival.</summary>
    public LinkedList<HostWaiter> Waiting { get; } = new();

    /// <summary>Slots taken, by requests in flight and by those that only wait for the delay to pass.</summary>
    public int Active { get; set; }

    /// <summary>When the delay since the last start has passed.</summary>
    public DateTimeOffset NextStartAt { get; set; }

    /// <summary>Until when the host asked to be left alone.</summary>
    public DateTimeOffset HeldUntil { get; set; }

    /// <summary>Doubled by every 429, halved by every answer that is fine; 1 is the usual pace.</summary>
    public int Slowdown { get; set; } = 1;

    /// <summary>This worker's right to the host among all workers; null while it has none. Guarded by <see cref="ClaimTurn"/>.</summary>
    public IHostClaim? Claim { get; set; }

    /// <summary>Requests that are in flight under the claim.</summary>
    public int ClaimUsers { get; set; }

    /// <summary>When the claim was made.</summary>
    public DateTimeOffset ClaimedAt { get; set; }

    public SemaphoreSlim ClaimTurn { get; } = new(1);

    public DateTimeOffset LastUsed { get; set; }

    public DateTimeOffset NextAllowedAt => NextStartAt > HeldUntil ? NextStartAt : HeldUntil;
}
