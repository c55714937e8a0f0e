namespace Ingest.Core.Storage;

/// <summary>Kept in the store that a copy goes to, so that a copy that was ended in the middle is continued.</summary>
public sealed record CopyMark
{
    /// <summary>The store that is copied, without secrets.</summary>
    public required string From { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The kind in work; those before it are done.</summary>
    public RecordKind Kind { get; init; }

    /// <summary>Position within the kind; null at its beginning.</summary>
    public string? After { get; init; }

    /// <summary>Null while the copy is not complete.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}
