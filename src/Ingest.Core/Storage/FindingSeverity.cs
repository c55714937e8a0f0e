namespace Ingest.Core.Storage;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing; nothing has to be done.</summary>
    Note,
    Problem,
}
