using System.Text.Json.Serialization;
using Ingest.Core.Common.Text;
using Ingest.Core.Sources;

namespace Ingest.Cli;

/// <summary>What <c>ingest check</c> found, for programs.</summary>
internal sealed record CheckReport(int Files, int Sources, int Errors, int Warnings, IReadOnlyList<SourceProblem> Problems)
{
    public static CheckReport Of(LoadResult loaded, IReadOnlyList<SourceProblem> problems)
    {
        var errors = problems.Count(problem => problem.Severity == ProblemSeverity.Error);
        return new CheckReport(loaded.Files, loaded.Set.Sources.Count, errors, problems.Count - errors, problems);
    }

    /// <summary>The last line: <c>3 files, 2 sources, 1 error, 0 warnings</c>.</summary>
    [JsonIgnore]
    public string Summary => $"{Counted.Of(Files, "file")}, {Counted.Of(Sources, "source")}, {Counted.Of(Errors, "error")}, {Counted.Of(Warnings, "warning")}";
}
