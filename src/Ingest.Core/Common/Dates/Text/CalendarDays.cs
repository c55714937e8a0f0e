using System.Globalization;

namespace Ingest.Core.Common.Dates.Text;

/// <summary>Turns year, month and day of any calendar into a Gregorian day, or says that there is no such day.</summary>
internal static class CalendarDays
{
    private static readonly PersianCalendar Persian = new();
    private static readonly UmAlQuraCalendar Hijri = new();

    /// <summary>Years as written. In a Gregorian date a Buddhist year is recognized by its size.</summary>
    public static DateTime? Day(DateCalendar calendar, int year, int month, int day)
    {
        if (month is < 1 or > 12 || day is < 1 or > 31)
        {
            return null;
        }

        return calendar switch
        {
            DateCalendar.Persian when year is >= 1300 and <= 1500 && day <= Persian.GetDaysInMonth(year, month) =>
                Persian.ToDateTime(year, month, day, 0, 0, 0, 0),
            DateCalendar.Hijri when year is >= 1318 and <= 1500 && day <= Hijri.GetDaysInMonth(year, month) =>
                Hijri.ToDateTime(year, month, day, 0, 0, 0, 0),
            DateCalendar.Gregorian when ToCommonEra(year) is var common && common is >= 1900 and <= 2100 && day <= DateTime.DaysInMonth(common, month) =>
                new DateTime(common, month, day),
            _ => null,
        };
    }

    /// <summary>
    /// Calendar of an all-numeric date. Today's years of the three calendars do not overlap: Solar Hijri 13xx to 1410,
    /// lunar Hijri 1415 to 14xx, everything else Gregorian or Buddhist.
    /// </summary>
    public static DateCalendar CalendarOf(int year) => year switch
    {
        >= 1350 and <= 1410 => DateCalendar.Persian,
        >= 1415 and <= 1470 => DateCalendar.Hijri,
        _ => DateCalendar.Gregorian,
    };

    /// <summary>True for a number that can be the year of a news date in any calendar.</summary>
    public static bool IsYear(DateToken token) =>
        token.Digits == 4 && token.Value is (>= 1900 and <= 2100) or (>= 1350 and <= 1470) or (>= 2443 and <= 2643);

    private static int ToCommonEra(int year) => year is >= 2443 and <= 2643 ? year - 543 : year;
}
