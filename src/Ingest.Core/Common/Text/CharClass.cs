namespace Ingest.Core.Common.Text;

/// <summary>What a folded character is to the tokenizer.</summary>
internal enum CharClass : byte
{
    Separator,
    Word,
    Digit,

    /// <summary>A token by itself.</summary>
    Alone,

    /// <summary>Nothing is left of it.</summary>
    Dropped,

    /// <summary>Folds to several characters.</summary>
    Expanded,

    /// <summary>Half of a supplementary character.</summary>
    Surrogate,
}
