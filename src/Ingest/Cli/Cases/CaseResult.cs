using System.Text.Json.Serialization;
using Ingest.Core.Model;

namespace Ingest.Cli.Cases;

/// <summary>What came of a case: <c>ingest test --json</c> prints one a line.</summary>
internal sealed record CaseResult(SourceId Source, string Case, IReadOnlyList<FieldDifference> Differences)
{
    /// <summary>The source's own rules that matched nothing on the page.</summary>
    public IReadOnlyList<UnmatchedRule> Unmatched { get; init; } = [];

    /// <summary>The page gave a story.</summary>
    [JsonIgnore]
    public bool IsStory { get; init; }

    /// <summary>The files of the case are at fault, not the rules.</summary>
    [JsonIgnore]
    public bool Unreadable { get; init; }
}
