using System.Buffers;
using System.Collections.Frozen;

namespace Ingest.Core.Common.Text;

/// <summary>
/// Formatting elements that stand open: HTML makes them again inside every block that follows ("reconstruct the active formatting
/// elements"), so that a page of a few thousand tags can ask for many millions of elements.
/// </summary>
internal static class OpenFormatting
{
    private const int MostOpen = 300;

    /// <summary>Of the same tag with the same attributes only the last three are made again.</summary>
    private const int MostAlike = 3;

    private static readonly FrozenSet<string> Names = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NameLookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> FirstLetters = SearchValues.Create("bcefinstuBCEFINSTU");

    /// <summary>Elements that may have to be made again, as far as is needed to know that they are more than <paramref name="most"/>.</summary>
    public static long Reopened(ReadOnlySpan<char> html, int most)
    {
        var reopened = 0L;
        var open = new List<(int Name, int Tag)>();
        for (var at = html.IndexOf('<'); at >= 0 && reopened <= most; at = html.IndexOf('<'))
        {
            html = html[(at + 1)..];
            var end = MarkupDepth.EndMark(html);
            var closes = end > 0;
            var tag = html[end..];
            if (tag.IsEmpty || !char.IsAsciiLetter(tag[0]))
            {
                continue;
            }

            // Most tags are told from formatting by their first letter.
            var name = FirstLetters.Contains(tag[0]) ? MarkupDepth.Name(tag) : [];
            if (name.IsEmpty || !NameLookup.Contains(name))
            {
                reopened += closes ? 0 : open.Count;
                continue;
            }

            var code = string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);
            if (closes)
            {
                Close(open, code);
                continue;
            }

            Open(open, (code, string.GetHashCode(html[..Math.Max(html.IndexOf('>'), 0)])));
            if (open.Count > MostOpen)
            {
                return long.MaxValue;
            }
        }

        return reopened;
    }

    private static void Open(List<(int Name, int Tag)> open, (int Name, int Tag) tag)
    {
        var alike = 0;
        for (var at = open.Count - 1; at >= 0; at--)
        {
            if (open[at] == tag && ++alike == MostAlike)
            {
                open.RemoveAt(at);
                break;
            }
        }

        open.Add(tag);
    }

    private static void Close(List<(int Name, int Tag)> open, int name)
    {
        for (var at = open.Count - 1; at >= 0; at--)
        {
            if (open[at].Name == name)
            {
                open.RemoveAt(at);
                return;
            }
        }
    }
}
