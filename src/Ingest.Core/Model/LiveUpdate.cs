namespace Ingest.Core.Model;

/// <summary>An entry of a live blog as the page has it; its time is not yet read.</summary>
/// <param name="At">The time, verbatim.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Paragraphs">Its text.</param>
public sealed record LiveUpdate(string? At, string? Title, IReadOnlyList<string> Paragraphs)
{
    /// <summary>Characters of all that it says.</summary>
    public int Length => (Title?.Length ?? 0) + Paragraphs.Sum(paragraph => paragraph.Length);
}
