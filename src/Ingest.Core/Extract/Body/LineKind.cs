namespace Ingest.Core.Extract.Body;

/// <summary>What a short line says of itself by the words that it opens with, or by all of its words.</summary>
[Flags]
internal enum LineKind
{
    None = 0,

    /// <summary>To another story.</summary>
    Invitation = 1,

    CommentHead = 2,

    /// <summary>Other stories follow.</summary>
    FurtherHead = 4,

    /// <summary>An advertisement's label, or the words by which an agency ends its reports.</summary>
    Mark = 8,

    Source = 16,
    PhotoCredit = 32,

    /// <summary>A date follows.</summary>
    Date = 64,
}
