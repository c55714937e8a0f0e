namespace Ingest.Core.Common.Dates.Text;

/// <summary>Reads all-numeric dates: <c>2020-03-02</c>, <c>2020. 3. 2.</c>, <c>02/03/2020</c>, <c>1398/12/12</c>, <c>2.3.20</c>.</summary>
internal static class NumericDates
{
    public static FoundDate? At(IReadOnlyList<DateToken> tokens, int start, DateReaderHints hints)
    {
        // a / b / c, where a space may follow the separator ("2020. 3. 2.").
        if (start + 4 >= tokens.Count || !tokens[start].IsNumber || !IsSeparator(tokens[start + 1])
            || !tokens[start + 2].IsNumber || tokens[start + 3].Text != tokens[start + 1].Text || !tokens[start + 4].IsNumber)
        {
            return null;
        }

        if (tokens[start + 1].SpaceBefore || tokens[start + 3].SpaceBefore || !StandsAlone(tokens, start))
        {
            return null;
        }

        var (a, b, c) = (tokens[start], tokens[start + 2], tokens[start + 4]);
        var spaced = b.SpaceBefore || c.SpaceBefore;
        if (a.Digits == 4 && b.Digits <= 2 && c.Digits <= 2)
        {
            var calendar = CalendarDays.CalendarOf(a.Value);
            return CalendarDays.Day(calendar, a.Value, b.Value, c.Value) is { } day
                ? new FoundDate(start, start + 5, day, DatePrecision.Day) { IsApproximate = calendar == DateCalendar.Hijri }
                : null;
        }

        if (a.Digits > 2 || b.Digits > 2 || (spaced && !tokens[start + 1].Is(".")))
        {
            return null;
        }

        return c.Digits switch
        {
            4 => YearLast(start, a.Value, b.Value, c.Value, Order(tokens[start + 1], hints)),
            2 when ShortYear(a, b, c, tokens[start + 1], spaced, hints) is { } year => YearLast(start, a.Value, b.Value, year, Order(tokens[start + 1], hints)),
            _ => null,
        };
    }

    private static bool IsSeparator(DateToken token) => token.Text is "-" or "/" or "." or "," or "⁄";

    /// <summary>Dots are the European way of writing; Americans use slashes and hyphens.</summary>
    private static DateOrder Order(DateToken separator, DateReaderHints hints) =>
        separator.Is(".") && hints.Order is null ? DateOrder.DayFirst : hints.NumericOrder;

    private static FoundDate? YearLast(int start, int first, int second, int year, DateOrder order)
    {
        var calendar = CalendarDays.CalendarOf(year);
        var dayFirst = CalendarDays.Day(calendar, year, second, first);
        var monthFirst = CalendarDays.Day(calendar, year, first, second);
        var (chosen, other) = order == DateOrder.DayFirst ? (dayFirst, monthFirst) : (monthFirst, dayFirst);
        return (chosen ?? other) is { } day
            ? new FoundDate(start, start + 5, day, DatePrecision.Day)
            {
                OtherOrder = chosen is null || other == chosen ? null : other,
                IsApproximate = calendar == DateCalendar.Hijri,
            }
            : null;
    }

    /// <summary>A year of two digits is believed only when the rest looks like a date, and only for the years up to the present.</summary>
    private static int? ShortYear(DateToken a, DateToken b, DateToken c, DateToken separator, bool spaced, DateReaderHints hints)
    {
        // "8.5.12" is a version where it is not how the language writes a day.
        var isVersion = a.Digits == 1 && b.Digits == 1 && !(separator.Is(".") && hints.PrimaryLanguage is "de" or "cs" or "sk" or "fi" or "no" or "nb" or "da" or "pl" or "hr" or "sl" or "et" or "lv");
        if (spaced || hints.Now is not { } now || isVersion)
        {
            return null;
        }

        var year = 2000 + c.Value;
        return year <= now.Year && year >= 2000 ? year : null;
    }

    /// <summary>Part of nothing longer: no version, telephone number, address or price.</summary>
    private static bool StandsAlone(IReadOnlyList<DateToken> tokens, int start)
    {
        if (start > 0 && !tokens[start].SpaceBefore && tokens[start - 1].Text is "-" or "/" or "." or "+" or "$" or "€" or "£" or "#" or "=" or "_" or "%"
            && !tokens[start].SpaceBefore)
        {
            return false;
        }

        if (start > 1 && tokens[start - 1].Text is "-" or "/" && tokens[start - 2].IsNumber && !tokens[start - 1].SpaceBefore)
        {
            return false;
        }

        var end = start + 5;
        if (end + 1 >= tokens.Count || tokens[end].SpaceBefore || tokens[end + 1].SpaceBefore || !tokens[end + 1].IsNumber)
        {
            return true;
        }

        // "2020-03-02-15:10" goes on with a time; "1.2.2020.7" does not.
        return tokens[end].Text is not ("-" or "/" or "." or "+") || (end + 2 < tokens.Count && tokens[end + 2].Is(":"));
    }
}
