namespace Ingest.Core.Model;

/// <summary>One place where a story was seen.</summary>
public sealed record Appearance
{
    public required SourceId Source { get; init; }

    /// <summary>Canonical URL there.</summary>
    public required string Url { get; init; }

    public required string Title { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    public NewsDate? Published { get; init; }

    public required AppearanceRelation Relation { get; init; }

    /// <summary>Share of the smaller text's word triples found in the other, 0 to 1; 1 for the original.</summary>
    public double Similarity { get; init; } = 1;

    /// <summary>Why it was judged so, in words; null for the original.</summary>
    public Evidence? Evidence { get; init; }

    /// <summary>The page was taken down; null while it is there, or nobody has looked.</summary>
    public Removal? Removed { get; init; }

    public string? Guid { get; init; }

    /// <summary>The <c>id</c> of the line in an import file.</summary>
    public string? ImportId { get; init; }
}
