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
    }.ToFrozenDictionary();

    /// <summary>What a lower-case letter is folded to; null when it stays.</summary>
    public static string? Find(char letter) => _forms.GetValueOrDefault(letter);
}
