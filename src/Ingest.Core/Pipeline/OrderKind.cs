namespace Ingest.Core.Pipeline;

/// <summary>What a person may order about a source.</summary>
public enum OrderKind
{
    /// <summary>It is not read any more, for a time or until it is resumed.</summary>
    Pause,

    /// <summary>It is read again, whoever paused it.</summary>
    Resume,

    /// <summary>It is read now, whatever its schedule says.</summary>
    RunNow,

    /// <summary>What went wrong with it, and the validators of its documents, are forgotten.</summary>
    Reset,
}
