namespace Ingest.Core.Model;

/// <summary>An earlier state of a story whose publisher changed it.</summary>
/// <param name="Story">The story.</param>
/// <param name="Number">0 for the first state, counting up.</param>
/// <param name="At">When the change was seen.</param>
/// <param name="Kind">What the change was: <c>headline</c>, <c>correction</c>, <c>grown</c>, <c>trimmed</c> or <c>metadata</c>.</param>
/// <param name="Changed">Names of the fields that changed.</param>
/// <param name="Before">The story as it was, without appearances.</param>
public sealed record Revision(StoryId Story, int Number, DateTimeOffset At, string Kind, IReadOnlyList<string> Changed, Story Before);
