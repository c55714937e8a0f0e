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
        : State.Barren?.IsTelling(State.LastStory) == true ? SourceHealth.Degraded
        : SourceHealth.Healthy;

    /// <summary>What the operator should know or do, in sentences.</summary>
    public IReadOnlyList<string> Issues { get; } = SourceIssues.Of(State);
}
