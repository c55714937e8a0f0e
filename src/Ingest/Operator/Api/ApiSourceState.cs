using Ingest.Core.Reporting;

namespace Ingest.Operator.Api;

/// <summary>How a source does.</summary>
public sealed record ApiSourceState
{
    public required string Id { get; init; }

    public required SourceHealth Health { get; init; }

    public string? Cause { get; init; }

    public IssueActor? Who { get; init; }

    public DateTimeOffset? LastRun { get; init; }

    public DateTimeOffset? NextRun { get; init; }

    public DateTimeOffset? LastSuccess { get; init; }

    public DateTimeOffset? LastStory { get; init; }

    public required double Failures { get; init; }

    public string? LastError { get; init; }

    public required long Waiting { get; init; }

    public required long Failed { get; init; }

    public DateTimeOffset? PausedSince { get; init; }

    public DateTimeOffset? PausedUntil { get; init; }

    public string? PausedBy { get; init; }

    public string? PauseReason { get; init; }

    public required IReadOnlyList<string> Issues { get; init; }

    public static ApiSourceState Of(SourceStatus status) => new()
    {
        Id = status.State.Id.Value,
        Health = status.Health,
        Cause = status.Cause,
        Who = status.Who,
        LastRun = status.State.LastRun,
        NextRun = status.NextRun,
        LastSuccess = status.State.LastSuccess,
        LastStory = status.State.LastStory,
        Failures = status.State.Failures,
        LastError = status.State.LastError,
        Waiting = status.Waiting,
        Failed = status.Failed,
        PausedSince = status.Pause?.Since,
        PausedUntil = status.Pause?.Until,
        PausedBy = status.Pause?.By,
        PauseReason = status.Pause?.Reason,
        Issues = status.Issues,
    };
}
