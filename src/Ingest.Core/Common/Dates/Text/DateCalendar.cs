namespace Ingest.Core.Common.Dates.Text;

/// <summary>The calendar in which a date is written.</summary>
internal enum DateCalendar
{
    Gregorian,

    /// <summary>Solar Hijri: Iran and Afghanistan.</summary>
    Persian,

    /// <summary>Lunar Hijri, in its Umm al-Qura reckoning; countries may differ by a day.</summary>
    Hijri,
}
