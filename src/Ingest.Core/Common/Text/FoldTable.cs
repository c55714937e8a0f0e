using System.Globalization;
using System.Text;

namespace Ingest.Core.Common.Text;

/// <summary>What every UTF-16 unit folds to, worked out once: compatibility decomposition, marks, letter forms, digits and case.</summary>
internal static class FoldTable
{
    private const int ClassShift = 16;

    private static readonly List<string> _expansions = [];
    private static readonly uint[] _entries = Build();

    /// <summary>One entry a UTF-16 unit.</summary>
    public static ReadOnlySpan<uint> Entries => _entries;

    public static FoldClass ClassOf(uint entry) => (FoldClass)(entry >> ClassShift);

    /// <summary>The one class that a hot loop asks for; it is the first, so that this is a single comparison.</summary>
    public static bool IsLetter(uint entry) => entry <= char.MaxValue;

    /// <summary>The folded character of an entry that has exactly one.</summary>
    public static char CharOf(uint entry) => (char)entry;

    /// <summary>The folded characters of a <see cref="FoldClass.Expansion"/>.</summary>
    public static string ExpansionOf(uint entry) => _expansions[(int)(entry & 0xFFFF)];

    /// <summary>The folding of a character beyond the basic plane: its class and its folded form (empty when it has none).</summary>
    public static (FoldClass Class, string Text) OfSupplementary(Rune rune)
    {
        if (Scripts.IsSupplementaryIdeograph(rune.Value))
            return (FoldClass.Ideograph, rune.ToString());
        if (!Rune.IsLetterOrDigit(rune) && !IsMark(Rune.GetUnicodeCategory(rune)))
            return (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format ? FoldClass.Dropped : FoldClass.Separator, string.Empty);

        var digit = CharUnicodeInfo.GetDecimalDigitValue(rune.ToString(), 0);
        if (digit >= 0)
            return (FoldClass.Digit, ((char)('0' + digit)).ToString());

        // Mathematical and enclosed letters decompose to plain ones; letters of other scripts stay as they are, in lower case.
        var folded = Rune.ToLowerInvariant(rune).ToString().Normalize(NormalizationForm.FormKD);
        return folded.Length == 1 && _entries[folded[0]] is var entry && ClassOf(entry) == FoldClass.Letter
            ? (FoldClass.Letter, CharOf(entry).ToString())
            : (FoldClass.Letter, folded);
    }

    private static uint[] Build()
    {
        var entries = new uint[char.MaxValue + 1];
        for (var unit = 0; unit < entries.Length; unit++)
            entries[unit] = Fold((char)unit);
        return entries;
    }

    private static uint Fold(char unit)
    {
        if (char.IsSurrogate(unit))
            return Entry(FoldClass.Surrogate, unit);
        if (char.GetUnicodeCategory(unit) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Control)
            return Entry(FoldClass.Separator, unit);
        if (Scripts.IsUnspaced(unit) && CharUnicodeInfo.GetDecimalDigitValue(unit) < 0)
            return Entry(IsWordCharacter(unit) ? FoldClass.Unspaced : FoldClass.Separator, unit);
        if (Scripts.IsComposed(unit))
            return Single(unit);

        var parts = unit.ToString().Normalize(NormalizationForm.FormKD);
        if (parts.Length == 1 && LetterForms.Find(char.ToLowerInvariant(parts[0])) is null)
            return Single(parts[0]);

        var folded = new StringBuilder();
        var separates = false;
        foreach (var part in parts)
        {
            if (LetterForms.Find(char.ToLowerInvariant(part)) is { } form)
                folded.Append(form);
            else if (Single(part) is var entry && ClassOf(entry) is FoldClass.Letter or FoldClass.Digit or FoldClass.Ideograph)
                folded.Append(CharOf(entry));
            else
                separates |= ClassOf(entry) is FoldClass.Separator or FoldClass.NumberSeparator;
        }

        return folded.Length switch
        {
            0 => Entry(separates ? FoldClass.Separator : FoldClass.Dropped, unit),
            1 => Single(folded[0]),
            _ when separates => Entry(FoldClass.Separator, unit),
            _ => Expansion(folded.ToString()),
        };
    }

    /// <summary>The entry of a character that stands for itself.</summary>
    private static uint Single(char unit)
    {
        if (unit is '.' or '\u066B')
            return Entry(FoldClass.NumberSeparator, '.');
        if (unit is ',' or '\u066C' or '\u060C')
            return Entry(FoldClass.NumberSeparator, ',');
        if (unit is >= '\u02B9' and <= '\u02DF')
            return Entry(FoldClass.Separator, unit); // Modifier apostrophes are letters by category, but people write any apostrophe for them.
        if (Scripts.IsIdeograph(unit))
            return Entry(FoldClass.Ideograph, unit);
        if (Scripts.IsDroppedMark(unit) || CharUnicodeInfo.GetUnicodeCategory(unit) == UnicodeCategory.Format)
            return Entry(FoldClass.Dropped, unit);
        if (CharUnicodeInfo.GetDecimalDigitValue(unit) is var digit and >= 0)
            return Entry(FoldClass.Digit, (char)('0' + digit));
        return Entry(IsWordCharacter(unit) ? FoldClass.Letter : FoldClass.Separator, char.ToLowerInvariant(unit));
    }

    private static uint Expansion(string folded)
    {
        _expansions.Add(folded);
        return Entry(FoldClass.Expansion, (char)(_expansions.Count - 1));
    }

    private static uint Entry(FoldClass kind, char value) => ((uint)kind << ClassShift) | value;

    private static bool IsWordCharacter(char unit) =>
        char.IsLetterOrDigit(unit) || char.GetUnicodeCategory(unit) is var category && (category == UnicodeCategory.LetterNumber || IsMark(category));

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
