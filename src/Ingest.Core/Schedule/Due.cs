namespace Ingest.Core.Schedule;

/// <summary>When a source is next due.</summary>
/// <param name="At">The time.</param>
/// <param name="Interval">The learned interval, for the next planning.</param>
public sealed record Due(DateTimeOffset At, TimeSpan Interval);
