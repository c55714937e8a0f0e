using System.Collections.Frozen;

namespace Ingest.Core.Common.Text;

/// <summary>Letters that writers of one language use for one another and that no Unicode normalization brings together.</summary>
internal static class LetterForms
{
    private static readonly FrozenDictionary<char, string> _forms = new Dictionary<char, string>
    {
        // Latin letters without a decomposition; the dotless i follows the dotted one, whose dot is dropped as a mark.
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['þ'] = "th",
        ['ð'] = "d",
        ['đ'] = "d",
        ['ø'] = "o",
        ['ł'] = "l",
        ['ħ'] = "h",
        ['ŧ'] = "t",
        ['ı'] = "i",
        ['ŋ'] = "n",
        ['ə'] = "e",

        ['ς'] = "σ",

        // Arabic, Persian and Urdu: alef wasla, alef maqsura, teh marbuta and the Farsi and Urdu yeh, kaf and heh.
        ['\u0671'] = "\u0627",
        ['\u0649'] = "\u064A",
        ['\u06CC'] = "\u064A",
        ['\u06D2'] = "\u064A",
        ['\u0629'] = "\u0647",
        ['\u06C1'] = "\u0647",
        ['\u06BE'] = "\u0647",
        ['\u06D5'] = "\u0647",
        ['\u06C3'] = "\u0647",
        ['\u06A9'] = "\u0643",
        ['\u06AA'] = "\u0643",

        // Yiddish pairs of letters.
        ['\u05F0'] = "\u05D5\u05D5",
        ['\u05F1'] = "\u05D5\u05D9",
        ['\u05F2'] = "\u05D9\u05D9",

        // Letters without a vowel, of Bengali and Malayalam; before Unicode 4.1 and 5.1 they were written with a virama and a joiner.
        ['\u09CE'] = "\u09A4\u09CD",
        ['\u0D7A'] = "\u0D23\u0D4D",
        ['\u0D7B'] = "\u0D28\u0D4D",
        ['\u0D7C'] = "\u0D30\u0D4D",
        ['\u0D7D'] = "\u0D32\u0D4D",
        ['\u0D7E'] = "\u0D33\u0D4D",
        ['\u0D7F'] = "\u0D15\u0D4D",
    }.ToFrozenDictionary();

    /// <summary>What a lower-case letter is folded to; null when it stays.</summary>
    public static string? Find(char letter) => _forms.GetValueOrDefault(letter);
}
