namespace Ingest.Core.Storage;

/// <summary>What became of a link.</summary>
public enum LinkState
{
    /// <summary>Offered, not fetched yet.</summary>
    Pending,
    Stored,
    Duplicate,
    Rejected,

    /// <summary>Could not be had; tried again at <see cref="LinkRecord.NextTry"/>, or given up when that is null.</summary>
    Failed,
}
