namespace Ingest.Core.Common.Dates;

/// <summary>The numbers of a date as they were found, checked together when it is made.</summary>
internal struct TimestampParts
{
    private const int FirstYear = 1500;
    private const int LastYear = 2200;

    public int? Year;
    public int? Month;
    public int? Day;
    public int? Hour;
    public int? Minute;
    public int? Second;
    public TimeSpan Fraction;
    public TimeSpan? Offset;

    /// <summary>Set when day and month could as well be exchanged.</summary>
    public bool IsOrderUnclear;

    /// <summary>Null when there is no such day or time.</summary>
    public readonly DateReading? ToReading()
    {
        if (DayOf(Month ?? 1, Day ?? 1) is not { } day || Time() is not { } time)
        {
            return null;
        }

        // The instant must exist too, whatever offset is applied.
        if (Offset is { } offset && (offset.Duration() > TimeSpan.FromHours(14) || offset.Ticks % TimeSpan.TicksPerMinute != 0))
        {
            return null;
        }

        var other = IsOrderUnclear && DayOf(Day ?? 1, Month ?? 1) is { } exchanged && exchanged != day ? exchanged + time : (DateTime?)null;
        return new DateReading(day + time, Offset, Precision()) { OtherOrder = other };
    }

    private readonly DateTime? DayOf(int month, int day) =>
        Year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(Year.Value, month)
            ? new DateTime(Year.Value, month, day)
            : null;

    private readonly TimeSpan? Time()
    {
        var (hour, minute, second) = (Hour ?? 0, Minute ?? 0, Second ?? 0);

        // 24:00 is the end of the day; a leap second is the next minute.
        return hour switch
        {
            24 when minute == 0 && second == 0 => TimeSpan.FromDays(1),
            >= 0 and <= 23 when minute is >= 0 and <= 59 && second is >= 0 and <= 60 => new TimeSpan(hour, minute, second) + Fraction,
            _ => null,
        };
    }

    private readonly DatePrecision Precision() => this switch
    {
        { Second: not null } => DatePrecision.Second,
        { Minute: not null } => DatePrecision.Minute,
        { Hour: not null } => DatePrecision.Hour,
        { Day: not null } => DatePrecision.Day,
        { Month: not null } => DatePrecision.Month,
        _ => DatePrecision.Year,
    };
}
