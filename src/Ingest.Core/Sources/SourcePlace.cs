namespace Ingest.Core.Sources;

/// <summary>Where something stands in a source file.</summary>
/// <param name="File">Path as the operator knows it.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
/// <param name="LineText">The line itself, up to the first secret in it.</param>
public sealed record SourcePlace(string File, int Line, int Column, string? LineText)
{
    public SourceProblem Problem(ProblemSeverity severity, string code, string message) => new(File, Line, Column, severity, code, message, LineText);
}
