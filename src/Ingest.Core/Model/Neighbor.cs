namespace Ingest.Core.Model;

/// <summary>A stored story that may be the same as a new text: just what a comparison needs.</summary>
/// <param name="At">When the story counts as having happened: its publication, or the time it was first seen.</param>
public sealed record Neighbor(StoryId Id, SourceId Source, string Title, DateTimeOffset At, Fingerprint Fingerprint);
