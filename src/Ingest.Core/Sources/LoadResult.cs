using Ingest.Core.Model;

namespace Ingest.Core.Sources;

/// <summary>What a folder of source files gave: the sources that are right and every problem of the others.</summary>
/// <param name="Set">The sources that are right.</param>
/// <param name="Problems">Every problem once.</param>
/// <param name="ByFile">What became of each source file.</param>
/// <param name="Snapshot">The folder as it was read.</param>
public sealed record LoadResult(SourceSet Set, IReadOnlyList<SourceProblem> Problems, IReadOnlyList<LoadedFile> ByFile, FolderSnapshot Snapshot)
{
    /// <summary>Where the documents stand that a source discovers links by.</summary>
    public IReadOnlyDictionary<(SourceId Source, Uri Url), SourcePlace> Places { get; init; } = new Dictionary<(SourceId, Uri), SourcePlace>();

    /// <summary>Number of source files.</summary>
    public int Files => ByFile.Count;

    public bool HasErrors => Problems.Any(problem => problem.Severity == ProblemSeverity.Error);
}
