namespace Ingest.Core.Sources;

/// <summary>The operator's own rules for fields; where there is none, the general rules apply.</summary>
public sealed record ExtractDefinition
{
    public static readonly ExtractDefinition None = new();

    public FieldRule? Title { get; init; }

    public FieldRule? Body { get; init; }

    public FieldRule? Published { get; init; }

    public FieldRule? Modified { get; init; }

    public FieldRule? Authors { get; init; }

    public FieldRule? Section { get; init; }

    public FieldRule? Tags { get; init; }

    public FieldRule? Summary { get; init; }

    public FieldRule? Image { get; init; }

    /// <summary>Elements removed from every page before anything is read.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];
}
