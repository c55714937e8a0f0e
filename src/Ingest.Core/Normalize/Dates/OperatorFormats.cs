using System.Globalization;
using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Dates.Text;

namespace Ingest.Core.Normalize.Dates;

/// <summary>Reads a date by the formats that the operator of a source wrote down.</summary>
internal static class OperatorFormats
{
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
                if (DateTimeOffset.TryParseExact(spelling, format, culture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal, out var exact))
                {
                    var offset = format.Contains('z', StringComparison.Ordinal) || format.Contains('K', StringComparison.Ordinal) ? exact.Offset : (TimeSpan?)null;
                    return new DateReading(exact.DateTime, offset, Precision(format));
                }
            }
        }

        return DateReader.Read(text, hints with { Language = cultureName ?? hints.Language, Order = Order(formats[0]) ?? hints.Order }) is { } read
            ? read with { OtherOrder = Order(formats[0]) is null ? read.OtherOrder : null }
            : null;
    }

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

    private static DateOrder? Order(string format)
    {
        var (day, month) = (format.IndexOf('d', StringComparison.Ordinal), format.IndexOf('M', StringComparison.Ordinal));
        return day < 0 || month < 0 ? null : day < month ? DateOrder.DayFirst : DateOrder.MonthFirst;
    }

    private static DatePrecision Precision(string format) =>
        format.Contains('s', StringComparison.Ordinal) || format.Length == 1 ? DatePrecision.Second
        : format.Contains('m', StringComparison.Ordinal) ? DatePrecision.Minute
        : format.Contains('H', StringComparison.Ordinal) || format.Contains('h', StringComparison.Ordinal) ? DatePrecision.Hour
        : format.Contains('d', StringComparison.Ordinal) ? DatePrecision.Day
        : DatePrecision.Month;
}
