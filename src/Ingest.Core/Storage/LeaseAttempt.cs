namespace Ingest.Core.Storage;

/// <summary>What came of asking for a lease.</summary>
/// <param name="Taken">The lease; null when another worker has it.</param>
/// <param name="Holder">Who has it now.</param>
/// <param name="Remaining">How long it holds without being renewed.</param>
public sealed record LeaseAttempt(Lease? Taken, string Holder, TimeSpan Remaining);
