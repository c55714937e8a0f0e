using System.Buffers;
using System.Text.RegularExpressions;

namespace Ingest.Core.Extract.Dates;

/// <summary>The day of publication that the data of a page's scripts state, linked data in the attributes of elements among them.</summary>
internal static partial class ScriptDates
{
    private const int MostFound = 50;
    private const int DayLength = 10;

    /// <summary>One of them is in every name that <see cref="Stated"/> knows. Words are sought in many letters at once; quotation marks would be tried one by one.</summary>
    private static readonly SearchValues<string> Words = SearchValues.Create(["publish", "publication", "pubdate", "pub_date"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when they state none, or several days: those of other stories.</summary>
    public static string? Find(string text)
    {
        string? only = null;
        foreach (var date in Dates(text).Take(MostFound))
        {
            if (only is not null && !only.AsSpan(0, DayLength).SequenceEqual(date.AsSpan(0, DayLength)))
            {
                return null;
            }

            only ??= date;
        }

        return only;
    }

    private static IEnumerable<string> Dates(string text)
    {
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + 1))
        {
            if (Stated().Match(text, at) is { Success: true } match)
            {
                yield return match.Groups["date"].Value;
            }
        }
    }

    private static int Next(string text, int from) => text.AsSpan(from).IndexOfAny(Words) is >= 0 and var next ? from + next : -1;

    /// <summary>Asked at the word itself; the quotation mark stands before it, or before what the name begins with.</summary>
    [GeneratedRegex(@"\G(?:(?<=(?:""|&quot;)date_?)published|(?<=(?:""|&quot;)(?:first_?)?)published(?:_?(?:at|on|date|time))?|(?<=""|&quot;)(?:publish_?(?:date|time)|publication_?(?:date|time)|pub_?date))\\?(?:""|&quot;)\s*:\s*\\?(?:""|&quot;)(?<date>(?:19|20)\d\d-\d\d-\d\d(?:[T ][\d:.]{4,15}(?:Z|[+-]\d\d:?\d\d)?)?)(?=\\?(?:""|&quot;))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stated();
}
