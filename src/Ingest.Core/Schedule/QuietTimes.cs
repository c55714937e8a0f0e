namespace Ingest.Core.Schedule;

/// <summary>When a feed says that nothing is new (RSS 2.0 <c>skipHours</c>, <c>skipDays</c>), in GMT.</summary>
/// <param name="Hours">Hours of the day, 0 to 23.</param>
/// <param name="Days">Days of the week.</param>
public sealed record QuietTimes(IReadOnlyList<int> Hours, IReadOnlyList<DayOfWeek> Days)
{
    public static readonly QuietTimes None = new([], []);

    private const int HoursOfWeek = 7 * 24;

    /// <summary>The time itself, or the start of the first hour after it that is not quiet. A feed that is always quiet means nothing by it.</summary>
    public DateTimeOffset After(DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        for (var i = 0; i <= HoursOfWeek; i++)
        {
            if (!Hours.Contains(utc.Hour) && !Days.Contains(utc.DayOfWeek))
            {
                return i == 0 ? at : utc;
            }

            utc = new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero).AddHours(1);
        }

        return at;
    }
}
