namespace Ingest.Core.Model;

/// <summary>The stored stories in view of which a new text is judged.</summary>
public sealed record Neighborhood
{
    public static readonly Neighborhood Empty = new();

    /// <summary>The story already stored under the same canonical URL or trusted (source, guid).</summary>
    public Story? SamePlace { get; init; }

    /// <summary>Further stories to which an address or trusted identifier of the text leads: addresses redirect, and identifiers are used again.</summary>
    public IReadOnlyList<Story> AlsoThere { get; init; } = [];

    /// <summary>A person said that the text belongs to this story, which is <see cref="SamePlace"/> then; null for nobody.</summary>
    public Ruling? Joined { get; init; }

    /// <summary>A person said that it does not belong to these; none of them is offered as its place.</summary>
    public IReadOnlyList<Ruling> Barred { get; init; } = [];

    /// <summary>Stories of the comparison window that share the exact hash or enough keys.</summary>
    public IReadOnlyList<Neighbor> Near { get; init; } = [];
}
