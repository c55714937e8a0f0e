using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Extract.Body;
using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract.Dates;

/// <summary>The head of a page tells today's date, whatever story stands below it.</summary>
internal static partial class TodayLine
{
    private const int MostLevels = 4;

    public static bool Holds(IElement element, StoryPlace story)
    {
        var at = element;
        for (var level = 0; level < MostLevels && at is not null && !story.Surrounds(at); level++, at = at.ParentElement)
        {
            if ((at.LocalName == "header" && at.Closest("article, main") is null) || Today().IsMatch(ElementFacts.Names(at)))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"(^|[\s_-])(today|now|clock|(?<!(article|post|entry|story|news|content|single|page|title|blog)[_-]{1,2})header|top-?bar|top-?head|masthead|ticker)($|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex Today();
}
