namespace Ingest.Core.Sources;

/// <summary>How bad a problem is.</summary>
public enum ProblemSeverity
{
    Warning,
    Error,
}
