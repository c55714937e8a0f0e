using System.Collections.Frozen;

namespace Ingest.Core.Common.Dates.Text;

/// <summary>Reads dates around a month's name, in whichever order the language writes them.</summary>
internal static class NamedDates
{
    /// <summary>Words that stand between day, month and year.</summary>
    private static readonly FrozenSet<string> Glue =
        ("de del d do da di of the st nd rd th er eme o a na ng m g i e y ko ren nin an een den der dne god gada gads metu year tahun tanggal ngay nam "
        + "п г р го ого года року год жылы жылғы оны ой ын ны წ თ თვე թ من لسنة سنة عام لعام سال ماه د م ה של พ ศ ค ปี ຄ ສ ж ta dal eko")
        .Split(' ').Select(DateText.Fold).ToFrozenSet(StringComparer.Ordinal);

    private static readonly HashSet<string> Punctuation = new(StringComparer.Ordinal) { ",", ".", "-", "/", "'", "(", ")", "·", "°", "º", "ª", "|", "،" };

    /// <summary>Particles that a language joins to the month without a blank are already cut off at the digits; this many tokens may lie between.</summary>
    private const int Reach = 5;

    public static FoundDate? At(IReadOnlyList<DateToken> tokens, int start, DateReaderHints hints)
    {
        if (MonthNames.All.At(tokens, start, hints.PrimaryLanguage) is not { } month)
        {
            return VietnameseAt(tokens, start);
        }

        var after = PastTwin(tokens, start + month.Length, month, hints);
        var left = Number(tokens, start - 1, -1);
        var farLeft = left < 0 ? -1 : Number(tokens, left - 1, -1);
        var right = Number(tokens, after, 1);
        var farRight = right < 0 ? -1 : Number(tokens, PastClock(tokens, right + 1), 1);

        return Full(tokens, month, left, right, after)
            ?? Full(tokens, month, right, farRight, start)
            ?? Full(tokens, month, right, left, start)
            ?? Full(tokens, month, left, farLeft, after)
            ?? (left < 0 ? MonthAndYear(tokens, month, start, right) : null)
            ?? WithoutYear(tokens, month, start, left, right, hints);
    }

    /// <summary>"آذار/مارس": some houses write the names of both families.</summary>
    private static int PastTwin(IReadOnlyList<DateToken> tokens, int after, MonthName month, DateReaderHints hints) =>
        after + 1 < tokens.Count && tokens[after].Text is "/" or "-" or "(" && MonthNames.All.At(tokens, after + 1, hints.PrimaryLanguage) is { } twin && twin.Month == month.Month ? after + 1 + twin.Length : after;

    /// <summary>A day of at most two digits at one place, a year at another.</summary>
    private static FoundDate? Full(IReadOnlyList<DateToken> tokens, MonthName month, int day, int year, int edge)
    {
        if (day < 0 || year < 0 || tokens[day].Digits > 2 || Year(tokens, year, month) is not { } value)
        {
            return null;
        }

        var calendar = month.Calendar;
        return CalendarDays.Day(calendar, value, month.Month, tokens[day].Value) is { } found
            ? new FoundDate(Math.Min(Math.Min(day, year), edge), Math.Max(Math.Max(day, year) + 1, edge), found, DatePrecision.Day)
            {
                IsApproximate = calendar == DateCalendar.Hijri,
            }
            : null;
    }

    private static int? Year(IReadOnlyList<DateToken> tokens, int index, MonthName month)
    {
        var token = tokens[index];
        if (CalendarDays.IsYear(token))
        {
            return token.Value;
        }

        if (token.Digits != 2 || month.Calendar != DateCalendar.Gregorian || index == 0)
        {
            return null;
        }

        // "2 ม.ค. 63" counts in the Buddhist era; "02-Mar-20" and "2 mars '20" are dates of this century.
        var thai = tokens[index - 1].Text is [>= '\u0E00' and <= '\u0E7F', ..] || (index > 1 && tokens[index - 2].Text is [>= '\u0E00' and <= '\u0E7F', ..]);
        if (thai)
        {
            return token.Value >= 43 ? 2500 + token.Value : null;
        }

        // "( 14 Gennaio 20 )": nothing follows that could make it a clock.
        var closed = index + 1 == tokens.Count || tokens[index + 1].Is(")");
        return (tokens[index - 1].Text is "-" or "'" && !tokens[index].SpaceBefore) || (closed && index > 1 && tokens[index - 2].IsNumber) ? 2000 + token.Value : null;
    }

    private static FoundDate? MonthAndYear(IReadOnlyList<DateToken> tokens, MonthName month, int start, int year) =>
        year >= 0 && CalendarDays.IsYear(tokens[year]) && CalendarDays.Day(month.Calendar, tokens[year].Value, month.Month, 1) is { } first
            ? new FoundDate(start, year + 1, first, DatePrecision.Month) { IsApproximate = month.Calendar == DateCalendar.Hijri }
            : null;

    private static FoundDate? WithoutYear(IReadOnlyList<DateToken> tokens, MonthName month, int start, int left, int right, DateReaderHints hints)
    {
        if (!hints.InferYear || hints.Now is not { } now || month.Calendar != DateCalendar.Gregorian)
        {
            return null;
        }

        foreach (var day in new[] { left, right }.Where(index => index >= 0 && tokens[index].Digits <= 2 && !IsClock(tokens, index)))
        {
            for (var year = now.Year; year > now.Year - 2; year--)
            {
                if (CalendarDays.Day(DateCalendar.Gregorian, year, month.Month, tokens[day].Value) is { } found && found <= now.DateTime.AddDays(1))
                {
                    return new FoundDate(Math.Min(day, start), Math.Max(day + 1, start + month.Length), found, DatePrecision.Day);
                }
            }
        }

        return null;
    }

    private static bool IsClock(IReadOnlyList<DateToken> tokens, int index) =>
        (index + 2 < tokens.Count && tokens[index + 1].Is(":") && tokens[index + 2].IsNumber) || (index > 1 && tokens[index - 1].Is(":") && tokens[index - 2].IsNumber);

    /// <summary><c>Mar 2 17:11:00 2020</c>: a clock time may stand before the year.</summary>
    private static int PastClock(IReadOnlyList<DateToken> tokens, int from)
    {
        while (from < tokens.Count && (tokens[from].Is(":") || (tokens[from].IsNumber && IsClock(tokens, from))))
        {
            from++;
        }

        return from;
    }

    /// <summary>Index of the next number in a direction with nothing but glue before it; -1 when there is none.</summary>
    private static int Number(IReadOnlyList<DateToken> tokens, int from, int step)
    {
        for (var (i, passed) = (from, 0); i >= 0 && i < tokens.Count && passed < Reach; i += step, passed++)
        {
            if (tokens[i].IsNumber)
            {
                return tokens[i].Digits is 1 or 2 or 4 && !IsClock(tokens, i) ? i : -1;
            }

            if (!Glue.Contains(tokens[i].Text) && !Punctuation.Contains(tokens[i].Text))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary><c>2 tháng 3 năm 2020</c>, <c>2 thg 3, 2020</c>: the month is a number too.</summary>
    private static FoundDate? VietnameseAt(IReadOnlyList<DateToken> tokens, int start)
    {
        if (tokens[start].Text is not ("thang" or "thg") || start == 0 || !tokens[start - 1].IsNumber)
        {
            return null;
        }

        var month = Number(tokens, start + 1, 1);
        var year = month < 0 ? -1 : Number(tokens, month + 1, 1);
        return year >= 0 && tokens[month].Digits <= 2 && CalendarDays.IsYear(tokens[year])
            && CalendarDays.Day(DateCalendar.Gregorian, tokens[year].Value, tokens[month].Value, tokens[start - 1].Value) is { } day
            ? new FoundDate(start - 1, year + 1, day, DatePrecision.Day)
            : null;
    }
}
