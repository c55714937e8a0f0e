namespace Ingest.Core.Model;

/// <summary>What a verdict means for the store: the story to write and the earlier state to keep.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Story">The story as it must be after the change; null when nothing changes.</param>
/// <param name="Revision">The state that the change replaces; null when no text was replaced.</param>
/// <param name="Fingerprint">That of the story's text, where it is new or another; null to keep the one it has. The text before stays findable (<see cref="FingerprintStates"/>).</param>
public sealed record StoryChange(Verdict Verdict, Story? Story, Revision? Revision, Fingerprint? Fingerprint)
{
    /// <summary>Another text of the story, by which it is found as well; null for none.</summary>
    public Fingerprint? Another { get; init; }
}
