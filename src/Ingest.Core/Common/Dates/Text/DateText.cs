using System.Globalization;
using System.Text;

namespace Ingest.Core.Common.Dates.Text;

/// <summary>Folds a text for date reading: ASCII digits, no accents, no vowel points, one form of every Arabic letter, plain spaces. Case is kept.</summary>
internal static class DateText
{
    public static string Fold(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            Append(folded, rune);
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            folded.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            return;
        }

        switch (rune.Value)
        {
            // Marks of Latin, Greek and Cyrillic; Hebrew points; Arabic vowel signs and tatweel; format characters.
            case (>= 0x0300 and <= 0x036F) or (>= 0x0591 and <= 0x05C7) or (>= 0x064B and <= 0x065F) or 0x0670 or 0x0640:
            case 0x00AD or 0xFEFF or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069) or 0x061C:
                break;
            case 0x0671 or 0x0623 or 0x0625 or 0x0622:
                folded.Append('ا');
                break;
            case 0x0649 or 0x06CC:
                folded.Append('ي');
                break;
            case 0x0629 or 0x06D5:
                folded.Append('ه');
                break;
            case 0x06A9:
                folded.Append('ك');
                break;
            case 0x0131:
                folded.Append('i');
                break;
            case 0x2018 or 0x2019 or 0x02BC or 0x02BB:
                folded.Append('\'');
                break;
            case (>= 0x2010 and <= 0x2015) or 0x2212:
                folded.Append('-');
                break;
            case 0x060C or 0x3001 or 0xFF0C:
                folded.Append(',');
                break;
            default:
                folded.Append(Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
                break;
        }
    }

    /// <summary>Lone surrogates and U+FFFE cannot be normalized; they stand for nothing here.</summary>
    private static string WellFormed(string text)
    {
        text = text.Replace('\uFFFE', '\uFFFD');
        return text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : string.Concat(text.EnumerateRunes());
    }
}
