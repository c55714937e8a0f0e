using System.Globalization;
using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Dates.Text;

namespace Ingest.Core.Normalize.Dates;

/// <summary>Reads a date by the formats that the operator of a source wrote down.</summary>
internal static class OperatorFormats
{
    /// <summary>Years before are placeholders.</summary>
    private const int OldestYear = 1900;

    private const int LatestYear = 2999;

    /// <summary>
    /// Exactly first. Culture data knows one spelling of month names and halves of the day where sites use several, so that
    /// a format which does not match still tells the order of day and month to the general reader.
    /// </summary>
    public static DateReading? Read(string text, IReadOnlyList<string> formats, string? cultureName, DateReaderHints hints)
    {
        var culture = Culture(cultureName ?? hints.Language);
        var folded = DateText.Fold(text).Trim();
        foreach (var format in formats)
        {
            foreach (var spelling in new[] { folded, text.Trim() })
            {
                if (Exact(spelling, format, culture, hints) is { } exact)
                {
                    return exact;
                }
            }
        }

        return DateReader.Read(text, hints with { Language = cultureName ?? hints.Language, Order = OrderOf(formats[0]) ?? hints.Order }) is { } read
            ? read with { OtherOrder = OrderOf(formats[0]) is null ? read.OtherOrder : null }
            : null;
    }

    /// <summary>
    /// Whether a text is in one of the formats: exactly, or with a month, weekday or half of the day that is spelled otherwise than in culture data.
    /// Numbers in another order, or between other marks, are another format.
    /// </summary>
    public static bool Fit(string text, IReadOnlyList<string> formats, string? cultureName, DateReaderHints hints)
    {
        var culture = Culture(cultureName ?? hints.Language);
        string[] spellings = [DateText.Fold(text).Trim(), text.Trim()];
        return formats.Any(format => spellings.Any(spelling => Exact(spelling, format, culture, hints) is not null || IsSpelledOtherwise(spelling, format, culture, hints)));
    }

    /// <summary>Whether a text is in a format to the letter.</summary>
    public static bool IsExact(string text, string format, string cultureName, DateReaderHints hints) =>
        Exact(DateText.Fold(text).Trim(), format, Culture(cultureName), hints) is not null || Exact(text.Trim(), format, Culture(cultureName), hints) is not null;

    /// <summary>The order of day and month that a format states; null when it does not.</summary>
    public static DateOrder? OrderOf(string format)
    {
        var letters = FormatLetters.Of(format);
        var (day, month) = (letters.IndexOf('d', StringComparison.Ordinal), letters.IndexOf('M', StringComparison.Ordinal));
        return day < 0 || month < 0 ? null : day < month ? DateOrder.DayFirst : DateOrder.MonthFirst;
    }

    private static bool IsSpelledOtherwise(string text, string format, CultureInfo culture, DateReaderHints hints)
    {
        var letters = FormatLetters.Of(format);
        return letters.Contains("MMM", StringComparison.Ordinal)
            ? FormatShape.OfFormat(format) == FormatShape.OfText(text) && DateReader.Read(text, hints) is not null
            : (letters.Contains('t', StringComparison.Ordinal) || letters.Contains("ddd", StringComparison.Ordinal))
                && Exact(FormatShape.TextWithoutNames(text), FormatShape.WithoutNames(format).Trim(), culture, hints) is not null;
    }

    private static DateReading? Exact(string text, string format, CultureInfo culture, DateReaderHints hints)
    {
        var letters = FormatLetters.Of(format);
        if (!letters.Contains('y', StringComparison.Ordinal) && format.Length > 1)
        {
            return LastSuchDay(text, format, letters, culture, hints);
        }

        return Parse(text, format, culture) is { } exact ? Reading(exact, letters) : null;
    }

    /// <summary>
    /// A format without a year: .NET would take that of the machine's clock, a year too late around the turn of the year. The year is written before
    /// the text instead, the latest first in which the day is not ahead; a 29 February may be seven years back.
    /// </summary>
    private static DateReading? LastSuchDay(string text, string format, string letters, CultureInfo culture, DateReaderHints hints)
    {
        // A weekday alone, or with a time, is for the general reader.
        if (!letters.Contains('M', StringComparison.Ordinal) || hints.Now is not { } now)
        {
            return null;
        }

        for (var year = now.Year; year >= now.Year - 8; year--)
        {
            if (Parse(string.Create(CultureInfo.InvariantCulture, $"{year:0000} {text}"), "yyyy " + format, culture) is { } exact && exact.DateTime <= now.DateTime.AddDays(1))
            {
                return Reading(exact, letters);
            }
        }

        return null;
    }

    private static DateTimeOffset? Parse(string text, string format, CultureInfo culture) =>
        DateTimeOffset.TryParseExact(text, format, culture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal, out var exact) && exact.Year is >= OldestYear and <= LatestYear
            ? exact
            : null;

    private static DateReading Reading(DateTimeOffset exact, string letters) =>
        new(exact.DateTime, letters.AsSpan().ContainsAny('z', 'K') ? exact.Offset : null, Precision(letters));

    private static CultureInfo Culture(string? name)
    {
        CultureInfo culture;
        try
        {
            culture = name is null ? CultureInfo.InvariantCulture : (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }

        if (!culture.IsReadOnly && culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is { } gregorian)
        {
            culture.DateTimeFormat.Calendar = gregorian;
        }

        return culture;
    }

    private static DatePrecision Precision(string letters) =>
        letters.Contains('s', StringComparison.Ordinal) || letters.Length == 1 ? DatePrecision.Second
        : letters.Contains('m', StringComparison.Ordinal) ? DatePrecision.Minute
        : letters.AsSpan().ContainsAny('H', 'h') ? DatePrecision.Hour
        : letters.Contains('d', StringComparison.Ordinal) ? DatePrecision.Day
        : letters.Contains('M', StringComparison.Ordinal) ? DatePrecision.Month
        : DatePrecision.Year;
}
