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

    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000b\u000c\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\u007f");

    /// <param name="text">Text between tags or an attribute value.</param>
    /// <param name="entities">Entities that the document declares; null for none.</param>
    public static string Decode(ReadOnlySpan<char> text, DocumentEntities? entities = null)
    {
        var special = text.IndexOfAny(Special);
        if (special < 0)
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length);
        while (special >= 0)
        {
            result.Append(text[..special]);
            text = text[special..];
            text = text[0] == '&' ? text[Resolve(text, entities, result)..] : text[1..];
            special = text.IndexOfAny(Special);
        }

        return result.Append(text).ToString();
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
