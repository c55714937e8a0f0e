using Ingest.Core.Common.Dates.Text;

namespace Ingest.Core.Common.Dates;

/// <summary>Reads the dates that people write for people, in any language, script and calendar that news is written in.</summary>
public static class DateReader
{
    /// <summary>Longer texts are cut: a date stands at the beginning of what may hold it.</summary>
    private const int LongestText = 20_000;

    /// <summary>How many tokens may part a time from its date, and how many of them may be words ("on Monday at").</summary>
    private const int LargestGap = 5;

    /// <summary>Loads the names of months, of halves of the day and of times told from the present in all languages, which otherwise the first date that is read waits for: longer than a page takes.</summary>
    public static void LoadNames()
    {
        MonthNames.Load();
        Meridiems.Load();
        RelativeDates.Load();
    }

    /// <summary>The first date of a text, exact calendars before reckoned ones and days before months; null when there is none.</summary>
    public static DateReading? Read(string text, DateReaderHints hints)
    {
        var found = Find(text, hints);
        return found.FirstOrDefault(reading => reading.Precision >= DatePrecision.Day) ?? (found.Count > 0 ? found[0] : null);
    }

    /// <summary>All dates of a text in the order in which they stand; those of a calendar that may be a day off come last.</summary>
    public static IReadOnlyList<DateReading> Find(string text, DateReaderHints hints)
    {
        var folded = EastAsianDates.WithDigits(DateText.Fold(text.Length > LongestText ? text[..LongestText] : text));
        var tokens = DateTokenizer.Tokenize(folded);
        // A day without a year is looked for only where no full date stands: "Sun, 11 Oct 2020" is not the 11th of some "Sun".
        var dates = Dates(tokens, hints with { InferYear = false });
        dates = dates.Count == 0 && hints.InferYear ? Dates(tokens, hints) : dates;
        if (dates.Count == 0)
        {
            return hints is { Relative: true, Now: { } now } && RelativeDates.Read(tokens, now) is { } relative ? [relative] : [];
        }

        var times = Times(tokens, hints, dates);
        var limit = hints.Now is { } present ? present.DateTime.Add(hints.Ahead) : DateTime.MaxValue;
        return
        [
            .. dates.Select((date, index) => (date.IsApproximate, Reading: Join(tokens, dates, index, times)))
                .OrderBy(found => found.IsApproximate)
                .Select(found => Believable(found.Reading, limit))
                .OfType<DateReading>(),
        ];
    }

    private static List<FoundDate> Dates(List<DateToken> tokens, DateReaderHints hints)
    {
        var dates = new List<FoundDate>();
        if (tokens is [{ Digits: 8 } only] && Compact(only.Value) is { } day)
        {
            return [new FoundDate(0, 1, day, DatePrecision.Day)];
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            var found = tokens[i].IsNumber
                ? EastAsianDates.At(tokens, i, hints) ?? NumericDates.At(tokens, i, hints)
                : NamedAt(tokens, i, hints);
            if (found is not null && (dates.Count == 0 || dates[^1].End <= found.Start))
            {
                dates.Add(found);
                i = Math.Max(i, found.End - 1);
            }
        }

        return dates;
    }

    private static FoundDate? NamedAt(List<DateToken> tokens, int start, DateReaderHints hints) =>
        !tokens[start].IsWord ? null
        : NamedDates.At(tokens, start, hints)
            ?? (hints is { Relative: true, Now: { } now } ? RelativeDates.DayAt(tokens, start, now) : null);

    private static List<FoundTime> Times(List<DateToken> tokens, DateReaderHints hints, List<FoundDate> dates)
    {
        var times = new List<FoundTime>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var clock = i + 1 < tokens.Count && tokens[i + 1].Is(":");
            if (!clock && dates.Exists(date => date.Start <= i && i < date.End))
            {
                continue;
            }

            if (ClockTimes.At(tokens, i, hints) is { } time)
            {
                times.Add(time);
                i = time.End - 1;
            }
        }

        return times;
    }

    /// <summary>A date with the time that follows it, or else stands before it, with no more than a few words between.</summary>
    private static DateReading Join(List<DateToken> tokens, List<FoundDate> dates, int index, List<FoundTime> times)
    {
        var date = dates[index];
        var time = date.Precision < DatePrecision.Day
            ? null
            : times.Find(time => time.Start > date.Start && time.End < date.End)
                ?? times.Find(time => time.Start >= date.End && IsGap(tokens, date.End, time.Start))
                ?? times.FindLast(time => time.End <= date.Start && IsGap(tokens, time.End, date.Start)
                    && (index == 0 || dates[index - 1].End > time.Start || !IsGap(tokens, dates[index - 1].End, time.Start)));
        if (time is null)
        {
            return new DateReading(date.Day, null, date.Precision) { OtherOrder = date.OtherOrder };
        }

        var local = date.Day + time.Time;
        return new DateReading(local, time.Zone?.At(local), time.Precision) { OtherOrder = date.OtherOrder + time.Time };
    }

    private static bool IsGap(List<DateToken> tokens, int from, int to)
    {
        if (to - from > LargestGap)
        {
            return false;
        }

        for (var i = from; i < to; i++)
        {
            if (tokens[i].IsNumber)
            {
                return false;
            }
        }

        return true;
    }

    private static DateReading? Believable(DateReading reading, DateTime limit)
    {
        if (reading.OtherOrder is { } other && other > limit)
        {
            reading = reading with { OtherOrder = null };
        }

        return reading.Local <= limit ? reading
            : reading.OtherOrder is { } past ? reading with { Local = past, OtherOrder = null }
            : null;
    }

    private static DateTime? Compact(int value) => CalendarDays.Day(DateCalendar.Gregorian, value / 10000, value / 100 % 100, value % 100);
}
