namespace Ingest.Core.Reporting;

/// <summary>How a source does, in one word.</summary>
public enum SourceHealth
{
    Healthy,

    /// <summary>Its documents are read, but no page of it becomes a story, or a rule of its own gives nothing.</summary>
    Degraded,

    /// <summary>None of its documents could be read.</summary>
    Failing,

    /// <summary>It is not read.</summary>
    Paused,
}
