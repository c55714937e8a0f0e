namespace Ingest.Core.Sources;

/// <summary>What became of one source file.</summary>
/// <param name="Name">Path within the folder, with <c>/</c>.</param>
/// <param name="Path">Path as the operator knows it.</param>
/// <param name="Source">The source; null when the file cannot be used.</param>
/// <param name="Problems">What is wrong with the file and with what it inherits.</param>
public sealed record LoadedFile(string Name, string Path, SourceDefinition? Source, IReadOnlyList<SourceProblem> Problems)
{
    public IEnumerable<SourceProblem> Errors => Problems.Where(problem => problem.Severity == ProblemSeverity.Error);
}
