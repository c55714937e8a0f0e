namespace Ingest.Core.Common.Text;

/// <summary>How deeply the elements of a page are nested, from its tags alone: a parser takes minutes for what is nested 100,000 deep.</summary>
public static class MarkupDepth
{
    /// <summary>More than any page for people has.</summary>
    public const int Most = 4_000;

    /// <summary>Elements that need not be closed, or cannot be.</summary>
    private static readonly HashSet<string> Unclosed = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "br", "img", "hr", "input", "meta", "link", "td", "tr", "th", "dd", "dt", "option", "source", "area", "base", "col", "embed", "param", "track", "wbr", "html", "body", "head",
    };

    /// <summary>True when elements stand open deeper than <see cref="Most"/>; a tag that only looks like one counts as well.</summary>
    public static bool IsTooDeep(ReadOnlySpan<char> html)
    {
        var depth = 0;
        var names = Unclosed.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = html.IndexOf('<'); at >= 0; at = Next(html, at + 1))
        {
            var end = EndMark(html[(at + 1)..]);
            var closes = end > 0;
            var name = Name(html[(at + 1 + end)..]);
            if (name.IsEmpty || names.Contains(name))
            {
                continue;
            }

            depth = Math.Max(0, depth + (closes ? -1 : 1));
            if (depth > Most)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Length of the slash that makes an end tag: 0 for none; 2 in scripts, which write <c>&lt;\/p&gt;</c>.</summary>
    internal static int EndMark(ReadOnlySpan<char> tag) => tag switch { ['/', ..] => 1, ['\\', '/', ..] => 2, _ => 0 };

    private static int Next(ReadOnlySpan<char> html, int from)
    {
        var found = html[from..].IndexOf('<');
        return found < 0 ? -1 : from + found;
    }

    /// <summary>The name that a tag begins with; empty for what is no tag.</summary>
    internal static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        var length = 0;
        while (length < tag.Length && length < 32 && char.IsAsciiLetterOrDigit(tag[length]))
        {
            length++;
        }

        return length > 0 && char.IsAsciiLetter(tag[0]) ? tag[..length] : [];
    }
}
