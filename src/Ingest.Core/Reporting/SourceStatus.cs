using System.Text.Json.Serialization;
using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>How one source does.</summary>
/// <param name="State">What is remembered of it.</param>
/// <param name="Waiting">Links offered and not fetched yet.</param>
/// <param name="Failed">Links whose last try failed.</param>
public sealed record SourceStatus(SourceState State, long Waiting, long Failed)
{
    public SourceHealth Health { get; } =
        State.Pause is not null ? SourceHealth.Paused
        : State.Failures > 0 ? SourceHealth.Failing
        : State.Barren?.IsTelling(State.LastStory) == true || State.OwnRules.Any(rule => rule.Trouble is not null) ? SourceHealth.Degraded
        : SourceHealth.Healthy;

    /// <summary>What there is to know or do.</summary>
    [JsonIgnore]
    public IReadOnlyList<Issue> Open { get; } = SourceIssues.Of(State);

    /// <summary>The same in sentences.</summary>
    public IReadOnlyList<string> Issues => [.. Open.Select(issue => issue.ToString())];

    /// <summary>Why it does not do well; null when it does.</summary>
    public string? Cause => Health switch
    {
        SourceHealth.Healthy => null,
        SourceHealth.Failing => State.LastError ?? "its last runs failed",
        SourceHealth.Paused => State.Pause!.Reason,
        _ => Leading?.Text,
    };

    /// <summary>Who has to do something about that; null when it does well.</summary>
    public IssueActor? Who => Health switch
    {
        SourceHealth.Healthy => null,
        SourceHealth.Failing => FailingSource.ActorOf(State),
        _ => Leading?.Who,
    };

    private Issue? Leading => Open.FirstOrDefault(issue => issue.Kind is IssueKind.Paused or IssueKind.AllRejected or IssueKind.RuleBroken or IssueKind.RuleNeverMatched);
}
