using Ingest.Core.Model;

namespace Ingest.Core.Sources.Reloading;

/// <summary>What a reload does to one source or file.</summary>
/// <param name="Kind">Added, changed, removed, rejected or held.</param>
/// <param name="Source">The source; null for a file of which no version was ever good.</param>
/// <param name="File">Its file, as the operator knows it.</param>
public sealed record SourceChange(ChangeKind Kind, SourceId? Source, string File)
{
    /// <summary>What differs, of a changed source.</summary>
    public IReadOnlyList<KeyChange> Keys { get; init; } = [];

    /// <summary>What is wrong, of a rejected file.</summary>
    public IReadOnlyList<SourceProblem> Problems { get; init; } = [];

    /// <summary>Why, of a held one.</summary>
    public string? Detail { get; init; }

    /// <summary>Hash of the version that stays; null when none does.</summary>
    public string? Revision { get; init; }

    /// <summary>Since when the version that stays is in use.</summary>
    public DateTimeOffset? Since { get; init; }
}
