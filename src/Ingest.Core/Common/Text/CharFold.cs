using System.Globalization;
using System.Text;

namespace Ingest.Core.Common.Text;

/// <summary>
/// What one UTF-16 unit becomes in comparison: NFKD without the marks of Latin, Greek, Cyrillic, Arabic and Hebrew (never of Indic scripts),
/// Arabic letter variants made one, any decimal digit as ASCII, lower case. One table look-up a unit.
/// </summary>
internal sealed class CharFold
{
    public static readonly CharFold Table = new();

    private readonly char[] _single = new char[char.MaxValue + 1];
    private readonly CharClass[] _class = new CharClass[char.MaxValue + 1];
    private readonly Dictionary<char, string> _expansions = [];

    private CharFold()
    {
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var c = (char)i;
            if (char.IsSurrogate(c))
            {
                _class[i] = CharClass.Surrogate;
                continue;
            }

            var folded = Fold(c);
            if (folded.Length == 1)
            {
                _single[i] = folded[0];
                _class[i] = ClassOf(folded[0]);
            }
            else if (folded.Length == 0)
            {
                _class[i] = CharClass.Dropped;
            }
            else
            {
                _expansions[c] = folded;
                _class[i] = CharClass.Expanded;
            }
        }
    }

    public CharClass Class(char c) => _class[c];

    /// <summary>The one folded character; defined for <see cref="CharClass.Word"/>, <see cref="CharClass.Digit"/> and <see cref="CharClass.Alone"/>.</summary>
    public char Single(char c) => _single[c];

    /// <summary>The folded characters of an <see cref="CharClass.Expanded"/> unit.</summary>
    public string Expansion(char c) => _expansions[c];

    public static CharClass ClassOf(char c)
    {
        if (char.IsAsciiDigit(c))
        {
            return CharClass.Digit;
        }

        if (IsAlone(c))
        {
            return CharClass.Alone;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber => CharClass.Word,
            _ => CharClass.Separator,
        };
    }

    private static string Fold(char c)
    {
        if (IsDropped(c))
        {
            return string.Empty;
        }

        if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
        {
            return c.ToString();
        }

        // Hangul syllables and kana stay composed: their decomposition is another spelling of the same letter, not a base and a mark.
        var text = c is >= '\uAC00' and <= '\uD7A3' or >= '\u3040' and <= '\u30FF' || IsHan(c) ? c.ToString()
            : c is >= '\uFF66' and <= '\uFF9F' ? c.ToString().Normalize(NormalizationForm.FormKC)
            : c.ToString().Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder();
        foreach (var part in text.ToLowerInvariant())
        {
            if (!IsDropped(part))
            {
                folded.Append(Letter(part));
            }
        }

        return folded.ToString();
    }

    private static string Letter(char c)
    {
        if (CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and <= 9 and var digit)
        {
            return ((char)('0' + digit)).ToString();
        }

        return c switch
        {
            'ß' => "ss",
            'ς' => "σ",
            'ı' => "i",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'đ' => "d",
            'ð' => "d",
            'ł' => "l",
            'þ' => "th",
            'ٱ' => "ا",
            'ى' or 'ی' or 'ې' => "ي",
            'ة' or 'ہ' or 'ھ' or 'ە' => "ه",
            'ک' => "ك",
            _ => c.ToString(),
        };
    }

    /// <summary>Marks that do not change the word, tatweel, and format characters.</summary>
    private static bool IsDropped(char c) => c
        is (>= '\u0300' and <= '\u036F') or (>= '\u0483' and <= '\u0489') or (>= '\u0591' and <= '\u05BD') or '\u05BF' or '\u05C1' or '\u05C2' or '\u05C4' or '\u05C5' or '\u05C7'
        or (>= '\u0610' and <= '\u061A') or (>= '\u064B' and <= '\u065F') or '\u0670' or (>= '\u06D6' and <= '\u06DC') or (>= '\u06DF' and <= '\u06E4') or '\u06E7' or '\u06E8'
        or (>= '\u06EA' and <= '\u06ED') or '\u0640' or '\u00AD' or (>= '\u1AB0' and <= '\u1AFF') or (>= '\u1DC0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20FF')
        or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064') or (>= '\u2066' and <= '\u206F') or '\uFEFF' or (>= '\uFE00' and <= '\uFE0F');

    /// <summary>Scripts written without spaces: every character is a token.</summary>
    private static bool IsAlone(char c) =>
        IsHan(c) || c is (>= '\u3041' and <= '\u3096') or (>= '\u30A1' and <= '\u30FA') or '\u30FC' or (>= '\u0E01' and <= '\u0E4E') or (>= '\u0E81' and <= '\u0EDF')
            or (>= '\u1780' and <= '\u17D3') or (>= '\u1000' and <= '\u109F');

    private static bool IsHan(char c) => c is (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or '\u3005' or '\u3007';
}
