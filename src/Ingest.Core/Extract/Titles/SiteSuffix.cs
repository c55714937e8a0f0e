namespace Ingest.Core.Extract.Titles;

/// <summary>Cuts the name of the site, and of the section before it, off a declared title.</summary>
internal static class SiteSuffix
{
    /// <summary>Between such marks stand parts of the site; a headline seldom has them.</summary>
    private static readonly string[] Strong = [" | ", " » ", " :: ", "｜", " ǀ ", "ㅣ"];

    private static readonly string[] Separators = [.. Strong, " - ", " – ", " — ", "--", " « ", " · ", " • ", " / ", " < ", " ← ", "_", "|", "-", " : ", ", "];

    private static readonly string[] Heads = [.. Strong, "|", " - ", " – ", " — ", ": ", " : "];

    /// <summary>Headlines have them too.</summary>
    private static readonly string[] Dashes = [" - ", " – ", " — "];

    private const int MostTail = 5;

    /// <summary>A heading of the page itself carries a label of at most so many words.</summary>
    private const int MostLabel = 2;

    /// <summary>A title of the head of the page.</summary>
    public static string Cut(string title, HouseNames house)
    {
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0)
            {
                continue;
            }

            var (head, tail) = (title[..at].Trim(), title[(at + separator.Length)..].Trim());
            if (head.Length > 0 && tail.Length > 0 && ((IsNameMark(separator, tail) && house.Resemble(tail)) || (Strong.Contains(separator) && tail.Length < head.Length && Words(tail) <= MostTail)))
            {
                return Cut(head, house);
            }
        }

        return WithoutHead(title, house);
    }

    /// <summary>A heading of the page: only what is surely no part of the headline.</summary>
    public static string CutLabel(string heading, HouseNames house)
    {
        foreach (var separator in Strong)
        {
            var at = heading.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && heading[(at + separator.Length)..].Trim() is { Length: > 0 } tail && heading[..at].Trim() is { Length: > 0 } head && (house.Resemble(tail) || (Words(tail) <= MostLabel && Words(head) > 2 * MostLabel)))
            {
                return head;
            }
        }

        foreach (var separator in Dashes)
        {
            if (heading.LastIndexOf(separator, StringComparison.Ordinal) is > 0 and var at && heading[..at].Trim() is var head && Words(head) > MostLabel && house.Are(heading[(at + separator.Length)..]))
            {
                return head;
            }
        }

        return heading;
    }

    /// <summary>Whether a part stands in the title between separators, or between one and an end of it.</summary>
    public static bool HasPart(string title, string part)
    {
        var at = title.IndexOf(part, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && IsEdge(title[..at].TrimEnd(), end: true) && IsEdge(title[(at + part.Length)..].TrimStart(), end: false);
    }

    private static bool IsEdge(string rest, bool end) => rest.Length == 0 || (end ? rest[^1] : rest[0]) is '|' or '-' or '–' or '—' or '»' or '«' or ':' or '·' or '•' or '/' or '<' or '｜' or '_';

    /// <summary>"The Herald: …", "Herald | Politics | …".</summary>
    private static string WithoutHead(string title, HouseNames house)
    {
        foreach (var separator in Heads)
        {
            var at = title.IndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && title[..at].Trim() is { Length: > 0 } head && title[(at + separator.Length)..].Trim() is { Length: > 0 } rest && house.Are(head))
            {
                return rest;
            }
        }

        return title;
    }

    /// <summary>A hyphen within a word is a mark only where scripts write without blanks.</summary>
    private static bool IsNameMark(string separator, string tail) => separator is not ("-" or "|" or "_" or "--") || tail[0] > '\u2E7F' || separator is "|" or "--";

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
