namespace Ingest.Core.Storage;

/// <summary>A right that was granted.</summary>
/// <param name="Key">To what.</param>
/// <param name="Owner">To whom; no two processes have the same name.</param>
/// <param name="Fence">Number of the grant; grows by one with each.</param>
public sealed record Lease(LeaseKey Key, string Owner, long Fence);
