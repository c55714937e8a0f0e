namespace Ingest.Core.Common.Dates;

/// <summary>A zone as a text names it: a fixed offset, or a place whose offset depends on the date.</summary>
internal readonly record struct TimestampZone(TimeSpan Fixed, TimeZoneInfo? Place = null)
{
    /// <summary>The offset on the date of <paramref name="parts"/>.</summary>
    public TimeSpan? At(TimestampParts parts)
    {
        if (Place is null)
        {
            return Fixed;
        }

        parts.Offset = null;
        return parts.ToReading() is { } reading ? Place.GetUtcOffset(reading.Local) : null;
    }
}
