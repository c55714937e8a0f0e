namespace Ingest.Core.Sources;

/// <summary>When a source is read: a fixed interval (both ends equal), an adaptive range, or a cron expression.</summary>
public sealed record ScheduleDefinition(TimeSpan Least, TimeSpan Most, string? Cron = null)
{
    public static readonly ScheduleDefinition Default = new(TimeSpan.FromMinutes(15), TimeSpan.FromHours(24));

    /// <summary>How long after each visit the page of a story is looked at again; null for what the settings say, empty for never.</summary>
    public IReadOnlyList<TimeSpan>? Revisit { get; init; }

    public bool IsAdaptive => Cron is null && Least != Most;
}
