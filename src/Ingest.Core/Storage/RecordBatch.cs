namespace Ingest.Core.Storage;

/// <summary>Some records of one kind.</summary>
/// <param name="Records">In the order of their positions; may be empty even when there are more.</param>
/// <param name="Next">Where to go on; null at the end.</param>
public sealed record RecordBatch(IReadOnlyList<StoreRecord> Records, string? Next)
{
    /// <summary>Records of a batch at most …</summary>
    public const int MostRecords = 200;

    /// <summary>… and about so many bytes, so that a copy needs the same memory whatever the store holds.</summary>
    public const int MostBytes = 8 * 1024 * 1024;
}
