using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>How one source does.</summary>
/// <param name="State">What is remembered of it.</param>
/// <param name="Waiting">Links offered and not fetched yet.</param>
/// <param name="Failed">Links whose last try failed.</param>
public sealed record SourceStatus(SourceState State, long Waiting, long Failed)
{
    public SourceHealth Health { get; } =
        State.FileGoneSince is not null ? SourceHealth.Removed
        : (State.OrderedPause ?? State.Pause) is not null ? SourceHealth.Paused
        : State.Failures > 0 ? SourceHealth.Failing
        : State.Barren?.IsTelling(State.LastStory) == true ? SourceHealth.Degraded
        : SourceHealth.Healthy;

    /// <summary>Why it is not read; null when it is.</summary>
    public Pause? Pause { get; } = State.OrderedPause ?? State.Pause;

    /// <summary>When it is due; null while it is paused, and when its file is gone.</summary>
    public DateTimeOffset? NextRun { get; } = (State.OrderedPause ?? State.Pause) is null && State.FileGoneSince is null ? State.DueAt : null;

    /// <summary>What the operator should know or do, in sentences.</summary>
    public IReadOnlyList<string> Issues { get; } = SourceIssues.Of(State);
}
