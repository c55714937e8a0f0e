namespace Ingest.Core.Common.Text;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    None,
    Word,
    Number,

    /// <summary>One character of Han or Kana.</summary>
    Ideograph,

    /// <summary>One character of a script that writes words without spaces.</summary>
    Unspaced,
}
