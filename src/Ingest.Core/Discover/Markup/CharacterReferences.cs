using System.Buffers;
using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Ingest.Core.Discover.Markup;

/// <summary>Resolves <c>&amp;amp;</c>, <c>&amp;nbsp;</c>, <c>&amp;#8217;</c> and entities of the document; whatever is none of these stays as written.</summary>
internal static class CharacterReferences
{
    private const int LongestName = 32;

    // Numbers 128 to 159 are meant in windows-1252, as HTML reads them: nobody writes C1 controls.
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 160).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'))]);

    private static readonly SearchValues<char> Special = SearchValues.Create(
        ['&', .. Enumerable.Range(0, 160).Select(c => (char)c).Where(Controls.Contains)]);

    /// <param name="text">Text between tags or an attribute value.</param>
    /// <param name="entities">Entities that the document declares; null for none.</param>
    public static string Decode(ReadOnlySpan<char> text, DocumentEntities? entities = null) => Decode(text, Special, entities);

    /// <summary>Text in which references mean nothing, as in CDATA; only control characters are put right.</summary>
    public static string Clean(ReadOnlySpan<char> text) => Decode(text, Controls, null);

    private static string Decode(ReadOnlySpan<char> text, SearchValues<char> sought, DocumentEntities? entities)
    {
        var special = text.IndexOfAny(sought);
        if (special < 0)
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length);
        while (special >= 0)
        {
            result.Append(text[..special]);
            text = text[special..];
            text = text[(text[0] == '&' ? Resolve(text, entities, result) : Replace(text[0], result))..];
            special = text.IndexOfAny(sought);
        }

        return result.Append(text).ToString();
    }

    /// <summary>Windows characters that were declared as something else come as C1 controls; other controls are dropped.</summary>
    private static int Replace(char control, StringBuilder result)
    {
        if (control >= 128)
        {
            result.Append(Windows1252[control - 128]);
        }

        return 1;
    }

    /// <summary>Appends what the reference at the start means and returns its length; appends the ampersand when it is none.</summary>
    private static int Resolve(ReadOnlySpan<char> text, DocumentEntities? entities, StringBuilder result)
    {
        var end = text[..Math.Min(text.Length, LongestName + 2)].IndexOf(';');
        if (end > 1)
        {
            var name = text[1..end];
            if (name[0] == '#')
            {
                if (CodePoint(name[1..]) is { } rune)
                {
                    result.Append(rune);
                    return end + 1;
                }
            }
            else if (entities?.Find(name) is { } own)
            {
                result.Append(own);
                return end + 1;
            }
            else if (name.IndexOfAnyExceptInRange('0', 'z') < 0 && HtmlEntityProvider.Resolver.GetSymbol(text[1..(end + 1)].ToString()) is { } symbol)
            {
                result.Append(symbol);
                return end + 1;
            }
        }

        result.Append('&');
        return 1;
    }

    private static string? CodePoint(ReadOnlySpan<char> digits)
    {
        var isHex = digits.Length > 0 && digits[0] is 'x' or 'X';
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!int.TryParse(isHex ? digits[1..] : digits, style, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return number switch
        {
            >= 128 and <= 159 => Windows1252[number - 128].ToString(),
            < 32 and not (9 or 10 or 13) => "",
            _ => Rune.IsValid(number) ? new Rune(number).ToString() : "\ufffd",
        };
    }
}
