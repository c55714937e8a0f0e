using System.Globalization;
using System.Text;

namespace Ingest.Core.Common.Text;

/// <summary>Brings spellings of one text together: forms, marks, digits, case, white space and punctuation no longer differ.</summary>
internal static class TextFolder
{
    /// <summary>Changes whenever a text may fold or tokenize differently than before.</summary>
    public const int Version = 1;

    /// <summary>Up to this length a text is folded without another buffer.</summary>
    private const int ShortText = 512;

    /// <summary>The folded tokens of a text, one space between two.</summary>
    public static string Fold(string text)
    {
        var tokens = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        Span<char> start = stackalloc char[ShortText];
        StringBuilder? folded = null;
        var length = 0;
        while (tokens.Read())
        {
            if (length + Tokenizer.BufferSize + 1 > start.Length)
            {
                (folded ??= new StringBuilder(text.Length)).Append(start[..length]);
                length = 0;
            }

            if (length > 0 || folded is not null)
                start[length++] = ' ';
            tokens.Token.CopyTo(start[length..]);
            length += tokens.Token.Length;
        }

        return folded is null ? start[..length].ToString() : folded.Append(start[..length]).ToString();
    }

    /// <summary>
    /// Composes Hangul jamo and voiced Kana where a text has them in parts, which is rare; other texts come back as they are.
    /// </summary>
    public static string Compose(string text)
    {
        var units = text.AsSpan();
        if (!units.ContainsAnyInRange('\u1100', '\u11FF') && !units.ContainsAnyInRange('\u3099', '\u309A') && !units.ContainsAnyInRange('\uFF61', '\uFF9F'))
            return text;

        // Normalization refuses lone surrogates, which enumerating runes replaces, and what is no character.
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNotAssigned ? " " : rune.ToString());
        return clean.ToString().Normalize(NormalizationForm.FormKC);
    }
}
