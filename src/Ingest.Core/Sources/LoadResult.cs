namespace Ingest.Core.Sources;

/// <summary>What a folder of source files gave: the sources that are right and every problem of the others.</summary>
public sealed record LoadResult(SourceSet Set, IReadOnlyList<SourceProblem> Problems, int Files)
{
    public bool HasErrors => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);
}
