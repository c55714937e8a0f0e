using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Core.Common.Dates;

namespace Ingest.Core.Normalize.Dates;

/// <summary>Reads the date in an address: <c>/2020/03/02/</c>, <c>/2020-3-2-1</c>, <c>/20200302/</c>, <c>/2020/mar/02/</c>, <c>/2020/03/</c>.</summary>
internal static partial class UrlDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    public static DateReading? Find(Uri url)
    {
        if (!url.IsAbsoluteUri)
        {
            return null;
        }

        var path = url.PathAndQuery;
        foreach (Match match in YearMonthDay().Matches(path))
        {
            if (Reading(match, DatePrecision.Day) is { } day)
            {
                return day;
            }
        }

        foreach (Match match in DayMonthYear().Matches(path))
        {
            // With both below 13 the order is anybody's guess, and a guess is no witness.
            if (Reading(match, DatePrecision.Day) is { Local.Day: > 12 } day)
            {
                return day;
            }
        }

        return YearMonth().Match(path) is { Success: true } month ? Reading(month, DatePrecision.Month) : null;
    }

    private static DateReading? Reading(Match match, DatePrecision precision)
    {
        var year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
        var name = match.Groups["m"].Value;
        var month = char.IsAsciiDigit(name[0])
            ? int.Parse(name, CultureInfo.InvariantCulture)
            : Array.IndexOf(Months, name[..3].ToLowerInvariant()) + 1;
        var day = precision == DatePrecision.Day ? int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture) : 1;
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateReading(new DateTime(year, month, day), null, precision)
            : null;
    }

    [GeneratedRegex(@"(?<!\d)(?<y>199\d|20[0-4]\d)(?:(?<s>[-/_.])(?<m>\d{1,2}|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\k<s>(?<d>\d{1,2})|/?(?<m>\d\d)/?(?<d>\d\d))(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearMonthDay();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})(?<s>[-/_.])(?<m>\d{1,2})\k<s>(?<y>199\d|20[0-4]\d)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"/(?<y>199\d|20[0-4]\d)[-/](?<m>\d\d?)(?=/)", RegexOptions.CultureInvariant)]
    private static partial Regex YearMonth();
}
