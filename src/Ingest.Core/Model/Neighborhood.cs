namespace Ingest.Core.Model;

/// <summary>The stored stories in view of which a new text is judged.</summary>
public sealed record Neighborhood
{
    public static readonly Neighborhood Empty = new();

    /// <summary>The story already stored under the same canonical URL or trusted (source, guid).</summary>
    public Story? SamePlace { get; init; }

    /// <summary>Stories of the comparison window that share the exact hash or enough keys.</summary>
    public IReadOnlyList<Neighbor> Near { get; init; } = [];
}
