using System.Text;

namespace Ingest.Core.Normalize.Text;

/// <summary>Counts words. Scripts without blanks between words are counted by characters: one word each in Chinese and Japanese, four characters a word in Thai and its neighbours.</summary>
internal static class WordCount
{
    private const int UnspacedLettersPerWord = 4;

    public static int Of(IEnumerable<string> texts)
    {
        var (words, unspaced) = (0, 0);
        foreach (var text in texts)
        {
            var inWord = false;
            foreach (var rune in text.EnumerateRunes())
            {
                var letter = Rune.IsLetterOrDigit(rune);
                if (letter && IsIdeograph(rune.Value))
                {
                    words++;
                    inWord = false;
                }
                else if (letter && IsUnspaced(rune.Value))
                {
                    unspaced++;
                    inWord = false;
                }
                else if (letter)
                {
                    words += inWord ? 0 : 1;
                    inWord = true;
                }
                else
                {
                    // Marks, apostrophes and hyphens stand inside words.
                    inWord = inWord && (rune.Value is '\'' or '-' or 0x2019 or 0x00AD or 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is
                        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);
                }
            }
        }

        return words + ((unspaced + UnspacedLettersPerWord - 1) / UnspacedLettersPerWord);
    }

    private static bool IsIdeograph(int c) => c is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsUnspaced(int c) => c is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF);
}
