using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Ingest.Core.Normalize.Text;

/// <summary>Text as it is stored: composed (NFC), white space folded, without control, soft hyphen and zero-width characters that show nothing.</summary>
internal static partial class CleanText
{
    public static string Line(string text) => Clean(text, keepLines: false);

    /// <summary>The same with its line breaks kept, for preformatted text.</summary>
    public static string Lines(string text) => Clean(text, keepLines: true);

    /// <summary>Plain text of a fragment that may be HTML, as feeds send summaries.</summary>
    public static string FromHtml(string html) => Line(System.Net.WebUtility.HtmlDecode(Tag().Replace(html, " ")));

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

    private static string Clean(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (keepLines && rune.Value == '\n')
            {
                clean.Append('\n');
                space = false;
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                space = true;
            }
            else if (!IsInvisible(rune))
            {
                if (space && clean.Length > 0 && clean[^1] != '\n')
                {
                    clean.Append(' ');
                }

                space = false;
                clean.Append(rune);
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>Joiners stay (Persian and Indic spelling), and direction marks; a replacement character only says that something was lost.</summary>
    private static bool IsInvisible(Rune rune) =>
        rune.Value is 0x00AD or 0x200B or 0x2060 or 0xFEFF or 0xFFFD || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control;

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
