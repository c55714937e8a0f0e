using Ingest.Core.Model;

namespace Ingest.Core.Sources;

/// <summary>What a folder of source files gave: the sources that are right and every problem of the others.</summary>
public sealed record LoadResult(SourceSet Set, IReadOnlyList<SourceProblem> Problems, int Files)
{
    /// <summary>Where the documents stand that a source discovers links by.</summary>
    public IReadOnlyDictionary<(SourceId Source, Uri Url), SourcePlace> Places { get; init; } = new Dictionary<(SourceId, Uri), SourcePlace>();

    public bool HasErrors => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);
}
