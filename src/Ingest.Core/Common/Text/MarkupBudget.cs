using System.Globalization;

namespace Ingest.Core.Common.Text;

/// <summary>What a page may cost a parser, judged from its text before a tree is built.</summary>
public static class MarkupBudget
{
    public const int MostCharacters = 8 * 1024 * 1024;
    public const int MostTags = 100_000;

    /// <summary>Elements that a parser may have to make again because formatting was left open.</summary>
    public const int MostReopened = 200_000;

    /// <summary>Largest tag: every attribute is held against all earlier ones of its tag.</summary>
    public const int LongestTag = 2 * 1024 * 1024;

    /// <summary>Why the text is not parsed, or null.</summary>
    public static string? Problem(ReadOnlySpan<char> html)
    {
        if (html.Length > MostCharacters)
        {
            return Text($"{html.Length} characters, at most {MostCharacters} are read");
        }

        var tags = html.Count('<');
        if (tags > MostTags)
        {
            return Text($"{tags} tags, at most {MostTags} are read");
        }

        // Each pass takes a tenth of the time of parsing; fewer tags or characters cannot break its rule.
        if (tags > MarkupDepth.Most && MarkupDepth.IsTooDeep(html))
        {
            return Text($"elements are nested more than {MarkupDepth.Most} deep");
        }

        if (html.Length > LongestTag && HasGiantTag(html))
        {
            return Text($"a tag of more than {LongestTag} characters");
        }

        return OpenFormatting.Reopened(html, MostReopened) > MostReopened ? "formatting elements are left open for others to repeat" : null;
    }

    /// <summary>A tag is taken to end at the next <c>&gt;</c>, so that one whose attributes hold that sign is measured short; pictures in attributes hold none.</summary>
    private static bool HasGiantTag(ReadOnlySpan<char> html)
    {
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<'))
        {
            html = html[(at + 1)..];
            var isTag = html.Length > 0 && (char.IsAsciiLetter(html[0]) || html[0] == '/');
            var end = isTag ? html.IndexOf('>') : 0;
            if (end < 0)
            {
                return html.Length > LongestTag;
            }

            if (end > LongestTag)
            {
                return true;
            }

            html = html[end..];
        }

        return false;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
