namespace Ingest.Core.Common.Dates;

/// <summary>The offset that a wall-clock time has in a zone.</summary>
public static class ZoneOffset
{
    /// <summary>An hour that summer time skips is read as if it had not been skipped; of an hour that comes twice, the first is meant.</summary>
    public static TimeSpan Of(DateTime local, TimeZoneInfo zone) =>
        zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-2))
        : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
        : zone.GetUtcOffset(local);
}
