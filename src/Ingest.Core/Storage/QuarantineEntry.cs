using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>A page that was rejected, with the reason and what showed it.</summary>
/// <param name="Key">Link key; also the key of the raw page.</param>
public sealed record QuarantineEntry(string Key, SourceId Source, string Url, RejectionReason Reason, string Evidence, DateTimeOffset At)
{
    /// <summary>Fence of the lease under which this is written; null outside of runs.</summary>
    public long? Fence { get; init; }
}
