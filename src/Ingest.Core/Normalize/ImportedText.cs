using Ingest.Core.Model;

namespace Ingest.Core.Normalize;

/// <summary>A story that comes from a file, not from a page.</summary>
public sealed record ImportedText
{
    /// <summary>Unique among the texts of its source.</summary>
    public required string Id { get; init; }

    public Uri? Url { get; init; }

    public required SourceId Source { get; init; }

    public required string Title { get; init; }

    /// <summary>Plain text; paragraphs are parted by blank lines, or by single line breaks when there is no blank line.</summary>
    public required string Body { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Declared language (BCP 47); checked against the text.</summary>
    public string? Language { get; init; }

    public NewsDate? Published { get; init; }

    public NewsDate? Modified { get; init; }

    /// <summary>Null to take it from the dateline.</summary>
    public string? Agency { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public StoryImage? Image { get; init; }

    public string? Summary { get; init; }
}
