using AngleSharp.Dom;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Titles;

/// <summary>Holds the found title against the headline that the page shows: where the title has the site's name on either side, the headline is what the page shows of it.</summary>
internal static class ShownTitle
{
    private const int Least = 12;
    private const int Longest = 300;

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " » ", " « ", " :: ", " • "];

    public static (string Title, string Rule)? Of(PageSources page, (string Title, string Rule)? found)
    {
        if (found is not { } title || page.Story.Headline is not IElement headline || InlineText.Of(headline) is not { Length: >= Least and <= Longest } shown || Tokens.Folded(shown) is var folded && folded == Tokens.Folded(title.Title))
        {
            return found;
        }

        // Some houses put their own name into the h1 and the headline into the next heading; what a house declares as its headline stands.
        var isHouse = title.Rule == "h1" && page.House.Are(title.Title);
        if (!isHouse && !title.Rule.StartsWith("meta", StringComparison.Ordinal) && title.Rule != "title")
        {
            return found;
        }

        var whole = isHouse ? InlineText.Fold(page.Document.Title ?? string.Empty) : title.Title;
        return Parts(whole).Exists(part => Tokens.Folded(part) == folded) ? (shown, "shown headline") : found;
    }

    /// <summary>Every run of parts: a headline may have a separator of its own.</summary>
    private static List<string> Parts(string title)
    {
        var parts = new List<string>();
        if (title.Length > Longest * 2)
        {
            return parts;
        }

        foreach (var separator in Separators)
        {
            var at = title.IndexOf(separator, StringComparison.Ordinal);
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0)
            {
                parts.AddRange([title[..at], title[(at + separator.Length)..], title[..last], title[(last + separator.Length)..]]);
                parts.AddRange(last > at ? [title[(at + separator.Length)..last]] : []);
            }
        }

        return parts;
    }
}
