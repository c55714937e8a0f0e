using System.Globalization;
using System.Text;

namespace Ingest.Core.Common.Text;

/// <summary>Brings spellings of one text together: forms, marks, digits, case, white space and punctuation no longer differ.</summary>
internal static class TextFolder
{
    /// <summary>Changes whenever a text may fold or tokenize differently than before.</summary>
    public const int Version = 2;

    private static readonly (string Written, string Spelled)[] _spellings =
    [
        ("\u0E4D\u0E48\u0E32", "\u0E48\u0E33"), ("\u0E4D\u0E49\u0E32", "\u0E49\u0E33"), ("\u0E4D\u0E4A\u0E32", "\u0E4A\u0E33"),
        ("\u0E4D\u0E4B\u0E32", "\u0E4B\u0E33"), ("\u0E4D\u0E32", "\u0E33"),
        ("\u0ECD\u0EC8\u0EB2", "\u0EC8\u0EB3"), ("\u0ECD\u0EC9\u0EB2", "\u0EC9\u0EB3"), ("\u0ECD\u0EB2", "\u0EB3"),
        ("\u0EDC", "\u0EAB\u0E99"), ("\u0EDD", "\u0EAB\u0EA1"), ("\u103A\u1037", "\u1037\u103A"),
    ];

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
    /// Brings together what one unit after the other cannot: Hangul jamo and voiced Kana in parts, squared words, and marks of Thai, Lao
    /// and Burmese that are written in several ways. That is rare; other texts come back as they are.
    /// </summary>
    public static string Compose(string text)
    {
        var units = text.AsSpan();
        if (!units.ContainsAnyExceptInRange('\0', '\u0DFF'))
            return text;
        var composed = IsInParts(units) ? Normalized(text) : text;
        return units.ContainsAnyInRange('\u0E00', '\u109F') ? Spelled(composed) : composed;
    }

    private static bool IsInParts(ReadOnlySpan<char> units) =>
        units.ContainsAnyInRange('\u1100', '\u11FF') || units.ContainsAnyInRange('\u3099', '\u309A')
        || units.ContainsAnyInRange('\u3300', '\u33FF') || units.ContainsAnyInRange('\uFF61', '\uFF9F');

    private static string Normalized(string text)
    {
        // Normalization refuses lone surrogates, which enumerating runes replaces, and what is no character.
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNotAssigned ? " " : rune.ToString());
        return clean.ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>Sara am is one character or a nikhahit and an aa, with the tone between; Lao ligatures; the Burmese asat stands behind the dot.</summary>
    private static string Spelled(string text)
    {
        foreach (var (written, spelled) in _spellings)
            text = text.Replace(written, spelled, StringComparison.Ordinal);
        return text;
    }
}
