using System.Globalization;

namespace Ingest.Core.Common.Dates.Text;

/// <summary>Cuts a folded text into numbers, words and symbols. Han, Kana and Hangul are one token a character, because they are written without spaces.</summary>
internal static class DateTokenizer
{
    /// <summary>"First" of a month, which Urdu and Persian write as a word, folded.</summary>
    private const string First = "\u064A\u0643\u0645";

    public static List<DateToken> Tokenize(string folded)
    {
        var tokens = new List<DateToken>();
        var space = false;
        for (var i = 0; i < folded.Length;)
        {
            if (char.IsWhiteSpace(folded[i]))
            {
                space = true;
                i++;
                continue;
            }

            var end = End(folded, i, out var kind);
            tokens.Add(Token(kind, folded[i..end], space));
            space = false;
            i = end;
        }

        return tokens;
    }

    /// <summary>One character a token.</summary>
    private static bool IsIdeographic(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or '々' or '〇';

    private static int End(string text, int start, out DateTokenKind kind)
    {
        var i = start + 1;
        if (char.IsAsciiDigit(text[start]))
        {
            kind = DateTokenKind.Number;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }
        }
        else if (IsLetter(text[start]))
        {
            kind = DateTokenKind.Word;
            while (!IsIdeographic(text[start]) && i < text.Length && IsLetter(text[i]) && !IsIdeographic(text[i]))
            {
                i++;
            }
        }
        else
        {
            kind = DateTokenKind.Symbol;
        }

        return i;
    }

    /// <summary>Letters and the marks that Indic, Thai and other scripts write their vowels with.</summary>
    private static bool IsLetter(char c) =>
        char.IsLetter(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static DateToken Token(DateTokenKind kind, string text, bool space)
    {
        var value = kind == DateTokenKind.Number && text.Length <= 9 ? int.Parse(text, CultureInfo.InvariantCulture) : -1;
        var lower = text.ToLowerInvariant();
        if (lower == First)
        {
            return new DateToken(DateTokenKind.Number, "1", 1, space, IsUpper: false);
        }

        return new DateToken(kind, lower, value, space, kind == DateTokenKind.Word && !text.Any(char.IsLower) && text.Any(char.IsUpper));
    }
}
