using Ingest.Core.Sources;

namespace Ingest.Cli;

/// <summary>Problems as workflow commands, which GitHub Actions shows at the line (docs.github.com, "Workflow commands for GitHub Actions").</summary>
internal static class GithubAnnotations
{
    public static string Line(SourceProblem problem)
    {
        var level = problem.Severity == ProblemSeverity.Error ? "error" : "warning";
        var place = problem.Line > 0 ? $",line={problem.Line},col={problem.Column}" : string.Empty;
        return $"::{level} file={Property(problem.File)}{place},title={Property(problem.Code)}::{Data(problem.Message)}";
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
