namespace Ingest.Core.Model;

/// <summary>What a change that is no placement does to stored stories: a person's correction, or a page that is gone.</summary>
public sealed record StoryEdit
{
    /// <summary>Stories as they are to be: those that were read, and new ones.</summary>
    public IReadOnlyList<Story> Stories { get; init; } = [];

    public IReadOnlyList<Revision> Revisions { get; init; } = [];

    /// <summary>Decisions to remember; one about the same two addresses takes the place of an earlier one.</summary>
    public IReadOnlyList<Correction> Decided { get; init; } = [];

    /// <summary>Decisions that no longer hold.</summary>
    public IReadOnlyList<Correction> Revoked { get; init; } = [];

    /// <summary>The story that is taken up by another: its addresses, identifiers, links and fingerprint go there, and it is removed.</summary>
    public (StoryId From, StoryId To)? TakenUp { get; init; }

    /// <summary>Addresses and identifiers that lead to another story from now on; null for none.</summary>
    public IReadOnlyList<(string PlaceKey, StoryId? Story)> Places { get; init; } = [];

    /// <summary>Texts of new stories, by which they are found; those that a story has had before go.</summary>
    public IReadOnlyList<(StoryId Story, DateTimeOffset At, Fingerprint Fingerprint)> Fingerprints { get; init; } = [];
}
