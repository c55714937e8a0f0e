using System.Net;
using System.Text.RegularExpressions;
using Ingest.Core.Common.Dates;

namespace Ingest.Core.Discover;

/// <summary>Reads dates that only a repair makes readable, and last of all those that were written for people.</summary>
internal static partial class BrokenDate
{
    private const int Longest = 200;

    public static DateReading? Read(string text)
    {
        if (text.Length > Longest || text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
        {
            return null;
        }

        var repaired = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(WebUtility.HtmlDecode(text)) : text;
        repaired = Zone().Replace(repaired.Trim(), "");
        repaired = LostSign().Replace(repaired, match => match.Groups[1].Value + (match.Groups[2].Length > 0 ? match.Groups[2].Value : "+") + match.Groups[3].Value);
        repaired = BracketedZone().Replace(repaired, " $1");
        repaired = DottedTime().Replace(repaired, "$1:$2:$3");
        return (repaired == text ? null : TimestampReader.Read(repaired)) ?? ForPeople(repaired);
    }

    /// <summary>A machine's date with an impossible day stays none: it is not searched for another.</summary>
    private static DateReading? ForPeople(string text) =>
        !Machine().IsMatch(text) && DateReader.Read(text, DateReaderHints.None) is { Precision: >= DatePrecision.Day } reading ? reading : null;

    /// <summary><c>…Z[UTC]</c>, <c>…+03:00[Asia/Riyadh]</c>: Java's ZonedDateTime.</summary>
    [GeneratedRegex(@"\[[A-Za-z][A-Za-z0-9_/+\-]*\]$", RegexOptions.NonBacktracking)]
    private static partial Regex Zone();

    /// <summary>A plus sign that was taken for an encoded space, or a colon too many before the offset.</summary>
    [GeneratedRegex(@"^(\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)[ :]([+\-]?)(\d\d:?\d\d)$", RegexOptions.NonBacktracking)]
    private static partial Regex LostSign();

    [GeneratedRegex(@" ?\(([A-Z]{2,5})\)$", RegexOptions.NonBacktracking)]
    private static partial Regex BracketedZone();

    /// <summary>Full stops for colons, behind the year.</summary>
    [GeneratedRegex(@"( \d{4},? +\d{1,2})\.(\d\d)\.(\d\d)", RegexOptions.NonBacktracking)]
    private static partial Regex DottedTime();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d|^[A-Za-z]{3,9},? \d{1,2} [A-Za-z]{3,9} \d+ \d{1,2}:", RegexOptions.NonBacktracking)]
    private static partial Regex Machine();
}
