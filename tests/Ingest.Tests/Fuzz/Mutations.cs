using System.Text;
using CsCheck;

namespace Ingest.Tests.Fuzz;

/// <summary>Documents made from valid ones: letters turned, parts cut, repeated, moved and mixed, marks and odd characters strewn in.</summary>
internal static class Mutations
{
    private const int Longest = 200_000;

    private static readonly string[] Marks =
    [
        "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY a '&a;'>]>", "&", "&a;", "&amp;", "&#x110000;", "&#55296;", "&#0;", "&nbsp", "<b>", "<p>", "<a href='", "<table>", "<td>",
        "<item>", "</item>", "<script type='application/ld+json'>", "</script>", "<title>", "\"", "'", "=", "{", "}", "[", "]", ",", ":", ": ", "\\u", "\\ud800", "null", "1e999", "-", "--", "---\n", "- ", "*a", "&a ", "!!x ", "|", ">-\n", "\t", "\r", "\n", "\n  ",
        "\0", "\u001b[2J", "\u202e", "\u2066", "\u200b", "\ufeff", "\ufffe", "\ud83d", "\udc00", "\u0300\u0301\u0302", "\u00a0", "\u2028", "ﷺ", "İ", "ß", "９", "٣", "%", "%00", "%zz", "//", "\\", "@", "..", "http://", "javascript:", "$", "*", "**", "#", "?", "99999999999999999999", "0000-00-00", "31/02/2026", "24:60:61", "+99:99", "T", "Z", "٣٠ فبراير", "2026年13月", "1 2 3 4 5 6", "User-agent: *\n", "Disallow:", "xmlns:a='",
    ];

    /// <summary>A document of a target.</summary>
    public static Gen<string> Of(IReadOnlyList<string> seeds) =>
        Gen.Select(Gen.Int[0, seeds.Count - 1], Gen.Int[0, seeds.Count - 1], Gen.Select(Gen.Int[0, 9], Gen.Double.Unit, Gen.Double.Unit, Gen.Int[0, 10_000]).Array[0, 12])
            .Select((seed, other, steps) => Apply(seeds[seed], seeds[other], steps));

    private static string Apply(string text, string other, (int Kind, double From, double Length, int Value)[] steps)
    {
        foreach (var (kind, from, length, value) in steps)
        {
            if (text.Length is 0 or > Longest)
            {
                break;
            }

            var at = (int)(from * (text.Length - 1));
            var count = Math.Min(text.Length - at, 1 + (int)(length * length * length * text.Length));
            text = Step(text, other, kind, at, count, value);
        }

        return text;
    }

    private static string Step(string text, string other, int kind, int at, int count, int value) => kind switch
    {
        0 => text.Remove(at, count),
        1 => text[..at],
        2 => text[..at] + (char)(text[at] ^ (1 << (value % 16))) + text[(at + 1)..],
        3 => text.Insert(at, new StringBuilder().Insert(0, text.Substring(at, count), Math.Min(1 + (value % 40), 1 + (Longest / count))).ToString()),
        4 => text.Insert(at, other[(value % other.Length)..]),
        5 => text.Remove(at, count).Insert(value % (text.Length - count + 1), text.Substring(at, count)),
        6 => text.Insert(at, new StringBuilder().Insert(0, Marks[value % Marks.Length], 1 + (value % 300)).ToString()),
        7 => text.Insert(at, string.Concat(Enumerable.Range(0, 1 + (value % 20)).Select(n => (char)(((value * 7919) + (n * 104_729)) % 0x10000)))),
        _ => text.Insert(at, Marks[value % Marks.Length]),
    };
}
