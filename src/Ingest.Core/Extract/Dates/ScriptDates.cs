using System.Text.RegularExpressions;

namespace Ingest.Core.Extract.Dates;

/// <summary>The day of publication that the data of a page's scripts state, linked data in the attributes of elements among them.</summary>
internal static partial class ScriptDates
{
    private const int MostFound = 50;
    private const int DayLength = 10;

    /// <summary>Null when they state none, or several days: those of other stories.</summary>
    public static string? Find(string text)
    {
        string? only = null;
        foreach (var match in Stated().Matches(text).Take(MostFound))
        {
            var date = match.Groups["date"].Value;
            if (only is not null && !only.AsSpan(0, DayLength).SequenceEqual(date.AsSpan(0, DayLength)))
            {
                return null;
            }

            only ??= date;
        }

        return only;
    }

    [GeneratedRegex(@"(?:""|&quot;)(?:date_?published|(?:first_?)?published(?:_?(?:at|on|date|time))?|publish_?(?:date|time)|publication_?(?:date|time)|pub_?date)\\?(?:""|&quot;)\s*:\s*\\?(?:""|&quot;)(?<date>(?:19|20)\d\d-\d\d-\d\d(?:[T ][\d:.]{4,15}(?:Z|[+-]\d\d:?\d\d)?)?)(?=\\?(?:""|&quot;))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stated();
}
