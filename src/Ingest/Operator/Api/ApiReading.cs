using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;

namespace Ingest.Operator.Api;

/// <summary>Answer of <c>/api/v1/reading</c>.</summary>
public sealed record ApiReading
{
    public required string Url { get; init; }

    public required string Source { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    public string? Rejected { get; init; }

    public string? Detail { get; init; }

    public string? ContinuesAt { get; init; }

    public required IReadOnlyList<UnmatchedRule> Unmatched { get; init; }

    public required IReadOnlyList<Field> Fields { get; init; }

    public required IReadOnlyList<FieldCandidate> Candidates { get; init; }

    public required IReadOnlyList<Part> Blocks { get; init; }

    public static ApiReading Of(PageReading reading) => new()
    {
        Url = reading.Link.Link.Url.AbsoluteUri,
        Source = reading.Link.Source.Value,
        FetchedAt = reading.FetchedAt,
        Rejected = reading.Rejected,
        Detail = reading.Detail,
        ContinuesAt = reading.ContinuesAt?.AbsoluteUri,
        Unmatched = reading.Unmatched,
        Fields = reading.Story is not { } story ? [] : [.. StoryFields.Of(story).Select(field => new Field(field.Field, field.Value, story.Provenance.GetValueOrDefault(field.Field)))],
        Candidates = [.. reading.Candidates],
        Blocks = [.. reading.Trace.Blocks.Select(fate => new Part(fate.Block.Kind, fate.Block.Text, fate.Dropped))],
    };

    /// <summary>A field in words, with the rule that gave it.</summary>
    public sealed record Field(string Name, string Value, string? Rule);

    /// <summary>A block of the page: kept, or why it was dropped.</summary>
    public sealed record Part(BlockKind Kind, string Text, string? Dropped);
}
