namespace Ingest.Core.Model;

/// <summary>What a text is in view of the stories already stored.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>A story not seen before.</summary>
    public sealed record New : Verdict;

    /// <summary>The same text at the same place: nothing to store.</summary>
    public sealed record Unchanged(StoryId Of) : Verdict;

    /// <summary>The same publisher changed its story.</summary>
    public sealed record Revision(StoryId Of, Evidence Evidence) : Verdict;

    /// <summary>The same text at another place.</summary>
    public sealed record Duplicate(StoryId Of, Evidence Evidence) : Verdict;

    /// <summary>The same story at another place with new text of its own.</summary>
    public sealed record Variant(StoryId Of, Evidence Evidence) : Verdict;

    /// <summary>A story of its own, close to others.</summary>
    public sealed record Related(IReadOnlyList<RelatedStory> To) : Verdict;

    /// <summary>The hashes of the text's sketch that several stored stories have as well; stored as <see cref="Fingerprint.Common"/>.</summary>
    public IReadOnlyList<uint> Common { get; init; } = [];

    /// <summary>The canonical address is another story's: this one is stored under the address where it was read.</summary>
    public bool AtOwnAddress { get; init; }

    /// <summary>The word used in exports, log and metrics.</summary>
    public string Name => GetType().Name.ToLowerInvariant();

    /// <summary>The existing story that the verdict names; null for <see cref="New"/> and <see cref="Related"/>.</summary>
    public StoryId? Target => this switch
    {
        Unchanged v => v.Of,
        Revision v => v.Of,
        Duplicate v => v.Of,
        Variant v => v.Of,
        _ => null,
    };
}
