using System.Globalization;

namespace Ingest.Core.Common.Dates;

/// <summary>Reads ISO 8601, RFC 3339 and W3CDTF: extended and basic format, ordinal and week dates, any precision, a blank for the T.</summary>
internal static class IsoTimestamp
{
    public static DateReading? Read(ReadOnlySpan<char> text)
    {
        var cursor = new TimestampCursor(text);
        var parts = new TimestampParts();
        if (!ReadDate(ref cursor, ref parts))
        {
            return null;
        }

        if (!cursor.IsAtEnd)
        {
            if (parts.Day is null || !(cursor.Take('T') || cursor.Take('t') || cursor.Take(' ') || cursor.Take('_')))
            {
                return null;
            }

            cursor.SkipSpace();
            if (!ReadTime(ref cursor, ref parts))
            {
                return null;
            }

            cursor.SkipSpace();
            if (!cursor.IsAtEnd)
            {
                if (!TimestampZones.TryRead(cursor.Rest, out var zone))
                {
                    return null;
                }

                parts.Offset = zone.At(parts);
            }
        }

        return parts.ToReading();
    }

    private static bool ReadDate(ref TimestampCursor cursor, ref TimestampParts parts)
    {
        var digits = cursor.DigitRun;
        if (digits is not (4 or 7 or 8 or 12 or 14))
        {
            return false;
        }

        parts.Year = cursor.Digits(4);
        switch (digits)
        {
            case 7:
                return Ordinal(cursor.Digits(3), ref parts);
            case 8 or 12 or 14:
                parts.Month = cursor.Digits(2);
                parts.Day = cursor.Digits(2);

                // A time that follows without any mark, as in 20040228181455.
                return digits == 8 || ReadTime(ref cursor, ref parts);
        }

        var isExtended = cursor.Take('-');
        if (cursor.Take('W'))
        {
            var week = cursor.Digits(2);
            if (cursor.Take('-') || cursor.DigitRun > 0)
            {
                return Week(week, cursor.Digits(1), ref parts);
            }

            return Week(week, 1, ref parts);
        }

        if (!isExtended)
        {
            return cursor.IsAtEnd;
        }

        switch (cursor.DigitRun)
        {
            case 3:
                return Ordinal(cursor.Digits(3), ref parts);
            case 2:
                parts.Month = cursor.Digits(2);
                break;
            case 1:
                parts.Month = cursor.Digits(1);
                break;
            default:
                return false;
        }

        if (cursor.Take('-'))
        {
            parts.Day = cursor.Digits(2) ?? cursor.Digits(1);
            return parts.Day is not null;
        }

        return true;
    }

    private static bool Ordinal(int? day, ref TimestampParts parts) =>
        parts.Year is >= 1 and <= 9000 and var year
        && day >= 1 && day <= (DateTime.IsLeapYear(year) ? 366 : 365)
        && SetDay(new DateTime(year, 1, 1).AddDays(day.Value - 1), ref parts);

    private static bool Week(int? week, int? day, ref TimestampParts parts) =>
        parts.Year is >= 1 and <= 9000 and var year
        && week >= 1 && week <= ISOWeek.GetWeeksInYear(year)
        && day is >= 1 and <= 7
        && SetDay(ISOWeek.ToDateTime(year, week.Value, (DayOfWeek)(day.Value % 7)), ref parts);

    private static bool SetDay(DateTime day, ref TimestampParts parts)
    {
        (parts.Year, parts.Month, parts.Day) = (day.Year, day.Month, day.Day);
        return true;
    }

    private static bool ReadTime(ref TimestampCursor cursor, ref TimestampParts parts)
    {
        parts.Hour = cursor.Digits(2) ?? cursor.Digits(1);
        if (parts.Hour is null)
        {
            return false;
        }

        var unit = TimeSpan.FromHours(1);
        var isExtended = cursor.Peek == ':';
        if (isExtended ? cursor.Take(':') : cursor.DigitRun is 2 or 4)
        {
            parts.Minute = cursor.Digits(2);
            if (parts.Minute is null)
            {
                return false;
            }

            unit = TimeSpan.FromMinutes(1);
            if (isExtended ? cursor.Take(':') : cursor.DigitRun == 2)
            {
                parts.Second = cursor.Digits(2);
                if (parts.Second is null)
                {
                    return false;
                }

                unit = TimeSpan.FromSeconds(1);
            }
        }

        if ((cursor.Take('.') || cursor.Take(',')) && cursor.DigitRun > 0)
        {
            parts.Fraction = cursor.Fraction(unit);
        }

        return true;
    }
}
