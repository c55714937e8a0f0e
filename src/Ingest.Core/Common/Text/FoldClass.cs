namespace Ingest.Core.Common.Text;

/// <summary>What a UTF-16 unit does to the token being read.</summary>
internal enum FoldClass : byte
{
    /// <summary>Part of a word.</summary>
    Letter,

    /// <summary>Ends a token: white space, punctuation, symbols.</summary>
    Separator,

    /// <summary>Is not there: marks, tatweel, format characters.</summary>
    Dropped,

    /// <summary>Part of a number.</summary>
    Digit,

    /// <summary>A token of its own: Han and Kana.</summary>
    Ideograph,

    /// <summary>A token of its own: scripts that write words without spaces (Thai, Lao, Khmer, Myanmar).</summary>
    Unspaced,

    /// <summary>Stands for several letters or digits.</summary>
    Expansion,

    /// <summary>A separator, except between two digits.</summary>
    NumberSeparator,

    /// <summary>Half of a character beyond the basic plane.</summary>
    Surrogate,
}
