namespace Ingest.Core.Common.Text;

/// <summary>The few questions about scripts that folding asks, by Unicode block; .NET does not know scripts.</summary>
internal static class Scripts
{
    /// <summary>Han and Kana: a character is a token.</summary>
    public static bool IsIdeograph(char unit) => unit switch
    {
        '\u3005' or '\u3006' or '\u3007' => true,
        >= '\u3041' and <= '\u3096' or >= '\u309D' and <= '\u309F' => true,
        >= '\u30A1' and <= '\u30FA' or >= '\u30FC' and <= '\u30FF' or >= '\u31F0' and <= '\u31FF' => true,
        >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' => true,
        _ => false,
    };

    public static bool IsSupplementaryIdeograph(int codePoint) => codePoint is >= 0x20000 and <= 0x3FFFF or >= 0x1AFF0 and <= 0x1B16F;

    /// <summary>Thai, Lao, Myanmar and Khmer.</summary>
    public static bool IsUnspaced(char unit) =>
        unit is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF'
            or >= '\uA9E0' and <= '\uA9FF' or >= '\uAA60' and <= '\uAA7F';

    /// <summary>Kana and Hangul keep their composed forms: their parts are no marks that a writer may leave out.</summary>
    public static bool IsComposed(char unit) =>
        unit is >= '\u3041' and <= '\u30FF' or >= '\uAC00' and <= '\uD7A3' or >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF';

    /// <summary>Marks that writers of Latin, Greek, Cyrillic, Arabic and Hebrew leave out at will. Those of Indic scripts are vowels and stay.</summary>
    public static bool IsDroppedMark(char unit) => unit switch
    {
        >= '\u0300' and <= '\u036F' or >= '\u1AB0' and <= '\u1AFF' or >= '\u1DC0' and <= '\u1DFF' => true,
        >= '\u20D0' and <= '\u20FF' or >= '\uFE00' and <= '\uFE0F' or >= '\uFE20' and <= '\uFE2F' => true,
        >= '\u0483' and <= '\u0489' => true,
        >= '\u0591' and <= '\u05BD' or '\u05BF' or '\u05C1' or '\u05C2' or '\u05C4' or '\u05C5' or '\u05C7' => true,
        >= '\u0610' and <= '\u061A' or '\u0640' or >= '\u064B' and <= '\u065F' or '\u0670' => true,
        >= '\u06D6' and <= '\u06DC' or >= '\u06DF' and <= '\u06E4' or '\u06E7' or '\u06E8' or >= '\u06EA' and <= '\u06ED' => true,
        >= '\u0897' and <= '\u089F' or >= '\u08CA' and <= '\u08FF' => true,
        _ => false,
    };
}
