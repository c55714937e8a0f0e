namespace Ingest.Core.Model;

/// <summary>What a person decided about a text and a stored story.</summary>
/// <param name="Story">The story.</param>
/// <param name="At">When it was decided.</param>
public sealed record Ruling(StoryId Story, DateTimeOffset At);
