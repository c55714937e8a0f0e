using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>A raw page as it was fetched, kept for replay. The back end compresses the bytes (zstd).</summary>
public sealed record StoredPage(
    string Key,
    SourceId Source,
    string Url,
    int Status,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Bytes,
    string Charset,
    DateTimeOffset FetchedAt)
{
    /// <summary>Fence of the lease under which this is written; null outside of runs.</summary>
    public long? Fence { get; init; }
}
