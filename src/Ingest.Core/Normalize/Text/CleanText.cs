using System.Buffers;
using System.Text;

namespace Ingest.Core.Normalize.Text;

/// <summary>Text as it is stored: composed (NFC), white space folded, without control, soft hyphen and zero-width characters that show nothing.</summary>
internal static class CleanText
{
    /// <summary>Blanks, and direction marks that only the template needed; inside of a text they stay.</summary>
    private static readonly char[] Edges = [' ', '\t', '\n', '\r', '\u200E', '\u200F', '\u061C'];

    private static readonly SearchValues<char> Controls = SearchValues.Create("\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    public static string Line(string text) => Clean(text, keepLines: false);

    /// <summary>A name or label: too short to need direction controls.</summary>
    public static string Name(string text) => Line(text.AsSpan().IndexOfAny(Controls) < 0 ? text : string.Concat(text.Where(c => !Controls.Contains(c))));

    /// <summary>The same with its line breaks kept, for preformatted text.</summary>
    public static string Lines(string text) => Clean(text, keepLines: true);

    /// <summary>Plain text of a fragment that may be HTML, as feeds send summaries.</summary>
    public static string FromHtml(string html) => Line(System.Net.WebUtility.HtmlDecode(WithoutTags(html)));

    /// <summary>Cuts at a word near the limit and says so with an ellipsis.</summary>
    public static string Shorten(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', limit - 1);
        var end = space > limit / 2 ? space : limit - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd() + "…";
    }

    /// <summary>A space for every tag, in one pass: where no <c>&gt;</c> follows, no later <c>&lt;</c> opens a tag either.</summary>
    private static string WithoutTags(string html)
    {
        var text = new StringBuilder();
        var at = 0;
        while (html.IndexOf('<', at) is >= 0 and var open && html.IndexOf('>', open) is >= 0 and var close)
        {
            text.Append(html, at, open - at).Append(' ');
            at = close + 1;
        }

        return text.Append(html, at, html.Length - at).ToString();
    }

    private static string Clean(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        var space = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (keepLines && c == '\n')
            {
                clean.Append('\n');
                space = false;
            }
            else if (char.IsWhiteSpace(c))
            {
                space = true;
            }
            else if (!IsInvisible(c) && !IsLoneSurrogate(text, i))
            {
                if (space && clean.Length > 0 && clean[^1] != '\n')
                {
                    clean.Append(' ');
                }

                space = false;
                clean.Append(c);
            }
        }

        var line = clean.ToString();
        return (line.IsNormalized() ? line : line.Normalize(NormalizationForm.FormC)).Trim(Edges);
    }

    /// <summary>Joiners stay (Persian and Indic spelling), and direction marks; a replacement character only says that something was lost.</summary>
    private static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or '\uFFFD' or '\uFFFE' or '\uFFFF' || char.IsControl(c);

    private static bool IsLoneSurrogate(string text, int i) =>
        char.IsSurrogate(text[i])
        && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        && !(char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]));
}
