using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Core.Sources;

namespace Ingest.Cli;

/// <summary>Problems as a SARIF 2.1.0 log (OASIS, "Static Analysis Results Interchange Format"), which code hosts and editors show at the line.</summary>
internal static class SarifLog
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(IReadOnlyList<SourceProblem> problems)
    {
        string[] codes = [.. problems.Select(problem => problem.Code).Distinct().Order(StringComparer.Ordinal)];
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject { ["name"] = "ingest check", ["version"] = VersionVerb.Current, ["rules"] = new JsonArray([.. codes.Select(Rule)]) },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. problems.Select(problem => Result(problem, Array.IndexOf(codes, problem.Code)))]),
            }),
        };
        return log.ToJsonString(Indented);
    }

    private static JsonObject Rule(string code) =>
        new() { ["id"] = code, ["shortDescription"] = new JsonObject { ["text"] = (ProblemCodes.Meanings.TryGetValue(code, out var meaning) ? meaning : OnlineCodes.Meanings[code]) } };

    private static JsonObject Result(SourceProblem problem, int rule)
    {
        var place = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = Address(problem.File) } };
        if (problem.Line > 0)
        {
            place["region"] = new JsonObject { ["startLine"] = problem.Line, ["startColumn"] = Math.Max(1, problem.Column) };
        }

        return new JsonObject
        {
            ["ruleId"] = problem.Code,
            ["ruleIndex"] = rule,
            ["level"] = problem.Severity == ProblemSeverity.Error ? "error" : "warning",
            ["message"] = new JsonObject { ["text"] = problem.Message },
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = place }),
        };
    }

    /// <summary>A relative path stays relative, so that the log holds in every checkout.</summary>
    private static string Address(string file) => Path.IsPathRooted(file)
        ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
