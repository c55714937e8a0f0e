namespace Ingest.Demo.Copy;

/// <summary>A change that a house makes to its story while the newsroom is open.</summary>
/// <param name="After">Time since the opening.</param>
/// <param name="Kind"><c>headline</c>, <c>correction</c> or <c>grown</c>.</param>
/// <param name="Title">New headline; null to keep it.</param>
/// <param name="Replaces">Paragraph, counted from 1, that the first of <paramref name="Paragraphs"/> replaces; null when all are added at the end.</param>
internal sealed record EditCopy(TimeSpan After, string Kind, string? Title, int? Replaces, IReadOnlyList<string> Paragraphs)
{
    public IReadOnlyList<string> ApplyTo(IReadOnlyList<string> paragraphs)
    {
        if (Replaces is not { } number)
        {
            return [.. paragraphs, .. Paragraphs];
        }

        return [.. paragraphs.Take(number - 1), .. Paragraphs, .. paragraphs.Skip(number)];
    }
}
