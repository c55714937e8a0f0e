namespace Ingest.Core.Model;

/// <summary>One entry of a live blog, of which it has a title, a text or both.</summary>
/// <param name="At">When it was written, in UTC; null when it does not say.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Text">Its paragraphs, one a line.</param>
public sealed record LiveEntry(DateTimeOffset? At, string? Title, string? Text);
