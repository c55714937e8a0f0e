namespace Ingest.Core.Storage;

/// <summary>What came of asking for a lease.</summary>
/// <param name="Current">The lease as it stands now: the caller's, or another worker's.</param>
/// <param name="IsTaken">It is the caller's.</param>
/// <param name="Remaining">How long it holds without being renewed.</param>
public sealed record LeaseAttempt(Lease Current, bool IsTaken, TimeSpan Remaining)
{
    /// <summary>The lease; null when another worker has it.</summary>
    public Lease? Taken => IsTaken ? Current : null;

    /// <summary>Who has it now.</summary>
    public string Holder => Current.Owner;
}
