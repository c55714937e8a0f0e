using System.Globalization;
using System.Text.RegularExpressions;

namespace Ingest.Core.Common.Dates.Text;

/// <summary>Reads Chinese, Japanese and Korean dates: <c>2020年3月2日</c>, <c>令和2年3月2日</c>, <c>民國109年3月2日</c>, <c>2020년 3월 2일</c>.</summary>
internal static partial class EastAsianDates
{
    private static readonly Dictionary<string, int> Eras = new(StringComparer.Ordinal)
    {
        ["令和"] = 2018,
        ["平成"] = 1988,
        ["昭和"] = 1925,
        ["民國"] = 1911,
        ["民国"] = 1911,
    };

    /// <summary>Writes numbers in Chinese characters before year, month, day and hour as digits, so that there is one way to read them.</summary>
    public static string WithDigits(string text) =>
        text.AsSpan().IndexOfAny('年', '月', '日') < 0 ? text : ChineseNumber().Replace(text, match => Digits(match.Value) ?? match.Value);

    public static FoundDate? At(IReadOnlyList<DateToken> tokens, int start, DateReaderHints hints)
    {
        if (!tokens[start].IsNumber)
        {
            return null;
        }

        var next = start + 1;
        int? year = null;
        var first = start;
        if (Unit(tokens, next, "年", "년"))
        {
            year = tokens[start].Digits == 4 ? tokens[start].Value : EraYear(tokens, start);
            first = tokens[start].Digits == 4 ? start : start - 2;
            if (year is null || next + 1 >= tokens.Count || !tokens[next + 1].IsNumber)
            {
                return null;
            }

            next += 2;
        }

        if (!Unit(tokens, next, "月", "월"))
        {
            return null;
        }

        var month = tokens[next - 1].Value;
        var hasDay = next + 2 < tokens.Count && tokens[next + 1].IsNumber && (Unit(tokens, next + 2, "日", "일") || tokens[next + 2].Is("号") || tokens[next + 2].Is("號"));
        if (!hasDay)
        {
            return year is { } && CalendarDays.Day(DateCalendar.Gregorian, year.Value, month, 1) is { } firstDay
                ? new FoundDate(first, next + 1, firstDay, DatePrecision.Month)
                : null;
        }

        var day = tokens[next + 1].Value;
        var found = year is { } stated ? CalendarDays.Day(DateCalendar.Gregorian, stated, month, day) : Inferred(month, day, hints);
        return found is { } value ? new FoundDate(first, next + 3, value, DatePrecision.Day) : null;
    }

    private static DateTime? Inferred(int month, int day, DateReaderHints hints)
    {
        if (!hints.InferYear || hints.Now is not { } now)
        {
            return null;
        }

        return CalendarDays.Day(DateCalendar.Gregorian, now.Year, month, day) is { } thisYear && thisYear <= now.DateTime.AddDays(1)
            ? thisYear
            : CalendarDays.Day(DateCalendar.Gregorian, now.Year - 1, month, day);
    }

    private static bool Unit(IReadOnlyList<DateToken> tokens, int index, string han, string hangul) =>
        index < tokens.Count && (tokens[index].Is(han) || tokens[index].Is(hangul));

    private static int? EraYear(IReadOnlyList<DateToken> tokens, int number) =>
        number >= 2 && tokens[number].Value is > 0 and < 200 && Eras.TryGetValue(tokens[number - 2].Text + tokens[number - 1].Text, out var zero)
            ? zero + tokens[number].Value
            : null;

    private static string? Digits(string chinese)
    {
        if (chinese == "元")
        {
            return "1";
        }

        const string Numerals = "零一二三四五六七八九";
        var plain = chinese.Replace('〇', '零').Replace('○', '零');
        if (!plain.Contains('十', StringComparison.Ordinal))
        {
            return string.Concat(plain.Select(c => (char)('0' + Numerals.IndexOf(c, StringComparison.Ordinal))));
        }

        var parts = plain.Split('十');
        var tens = parts[0].Length == 0 ? 1 : Numerals.IndexOf(parts[0][0], StringComparison.Ordinal);
        var ones = parts[1].Length == 0 ? 0 : Numerals.IndexOf(parts[1][0], StringComparison.Ordinal);
        return parts.Length == 2 && parts[0].Length <= 1 && parts[1].Length <= 1 ? ((tens * 10) + ones).ToString(CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex("[〇○零一二三四五六七八九十]{1,4}(?=[年月日号號时時点點])|元(?=年)")]
    private static partial Regex ChineseNumber();
}
