namespace Ingest.Demo.Copy;

/// <summary>A story, a wire text or a trap as it stands in a house's file.</summary>
internal sealed record StoryCopy
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>Publication relative to the newsroom's opening; positive for stories that appear while it is open.</summary>
    public required TimeSpan At { get; init; }

    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Section { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Slug of the agency text that is printed; own paragraphs follow it.</summary>
    public string? Wire { get; init; }

    /// <summary>Opening of a wire text, put before its first paragraph; <c>none</c> at a house that leaves it out.</summary>
    public string? Dateline { get; init; }

    /// <summary>Paragraphs of the wire text that the house cuts, counted from 1.</summary>
    public IReadOnlyList<int> Drop { get; init; } = [];

    /// <summary>Stories of one family follow one template and are different news.</summary>
    public string? Family { get; init; }

    public Trap? Trap { get; init; }

    /// <summary>Former path that the feed still offers and that redirects to the story.</summary>
    public string? OldPath { get; init; }

    public IReadOnlyList<EditCopy> Edits { get; init; } = [];
}
