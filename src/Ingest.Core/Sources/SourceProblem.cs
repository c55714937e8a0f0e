namespace Ingest.Core.Sources;

/// <summary>One thing wrong with a source file.</summary>
/// <param name="File">Path as the operator knows it.</param>
/// <param name="Line">1-based; 0 when it concerns the whole file.</param>
/// <param name="Column">1-based; 0 when it concerns the whole file.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Code">Stable code, <c>SRC001</c> and on.</param>
/// <param name="Message">What is wrong, what was expected and, where one is likely, a suggestion.</param>
/// <param name="LineText">The line itself, for the caret.</param>
public sealed record SourceProblem(string File, int Line, int Column, ProblemSeverity Severity, string Code, string Message, string? LineText)
{
    public override string ToString() =>
        $"{File}:{Line}:{Column} {(Severity == ProblemSeverity.Error ? "error" : "warning")} {Code} {Message}";
}
