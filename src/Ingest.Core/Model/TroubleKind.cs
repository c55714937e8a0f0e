namespace Ingest.Core.Model;

/// <summary>Why a source file is not applied as it stands.</summary>
public enum TroubleKind
{
    /// <summary>It has errors.</summary>
    Rejected,

    /// <summary>It is gone, or names another source, together with many others; that waits for a person to confirm it.</summary>
    Held,
}
