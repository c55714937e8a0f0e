namespace Ingest.Core.Sources.Reloading;

/// <summary>What a reload does to a source or file.</summary>
public enum ChangeKind
{
    Added,
    Changed,
    Removed,

    /// <summary>The file has errors; its last good version stays.</summary>
    Rejected,

    /// <summary>Would be removed, together with too many others; stays until that is confirmed.</summary>
    Held,
}
