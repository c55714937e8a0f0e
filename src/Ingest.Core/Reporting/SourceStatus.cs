using System.Text.Json.Serialization;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>How one source does.</summary>
/// <param name="State">What is remembered of it.</param>
/// <param name="Waiting">Links offered and not fetched yet.</param>
/// <param name="Failed">Links whose last try failed.</param>
/// <param name="Now">When that is so; a pause may be over by then.</param>
/// <param name="Source">The source as its file says; null where that is not known.</param>
public sealed record SourceStatus(
    SourceState State, long Waiting, long Failed, [property: JsonIgnore] DateTimeOffset Now, [property: JsonIgnore] SourceDefinition? Source = null)
{
    public SourceHealth Health { get; } =
        State.FileGoneSince is not null ? SourceHealth.Removed
        : State.PauseAt(Now) is not null ? SourceHealth.Paused
        : State.Failures > 0 ? SourceHealth.Failing
        : State.Barren?.IsTelling(State.LastStory) == true || State.OwnRules.Any(rule => rule.Trouble is not null) ? SourceHealth.Degraded
        : SourceHealth.Healthy;

    /// <summary>Why it is not read; null when it is.</summary>
    public Pause? Pause { get; } = State.PauseAt(Now);

    /// <summary>When it is due; null while it is paused, and when its file is gone.</summary>
    public DateTimeOffset? NextRun { get; } = State.PauseAt(Now) is null && State.FileGoneSince is null ? State.DueAt : null;

    /// <summary>What there is to know or do.</summary>
    [JsonIgnore]
    public IReadOnlyList<Issue> Open { get; } = SourceIssues.Of(State, Now, Source);

    /// <summary>The same in sentences.</summary>
    public IReadOnlyList<string> Issues => [.. Open.Select(issue => issue.ToString())];

    /// <summary>Why it does not do well; null when it does.</summary>
    public string? Cause => Health switch
    {
        SourceHealth.Healthy => null,
        SourceHealth.Failing => State.LastError ?? "its last runs failed",
        SourceHealth.Paused => Pause!.Reason,
        _ => Leading?.Text,
    };

    /// <summary>Who has to do something about that; null when it does well.</summary>
    public IssueActor? Who => Health switch
    {
        SourceHealth.Healthy => null,
        SourceHealth.Failing => FailingSource.ActorOf(State),
        _ => Leading?.Who,
    };

    private Issue? Leading => Open.FirstOrDefault(issue => issue.Kind is IssueKind.FileGone or IssueKind.Paused or IssueKind.AllRejected or IssueKind.RuleBroken or IssueKind.RuleNeverMatched or IssueKind.FormatsUnfit);
}
