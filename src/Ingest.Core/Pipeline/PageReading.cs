using System.Text.Json.Serialization;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>A kept raw page as today's rules read it.</summary>
/// <param name="Link">The link of the page.</param>
/// <param name="FetchedAt">When it was fetched.</param>
/// <param name="Extraction">What was found, or why nothing was.</param>
/// <param name="Story">The story that it would give, or what was found on a page that gives none; null when nothing was.</param>
/// <param name="Trace">What was weighed.</param>
/// <param name="Dates">What became of the dates of the page.</param>
public sealed record PageReading(
    LinkRecord Link, DateTimeOffset FetchedAt, [property: JsonIgnore] Extraction Extraction, Story? Story, ExtractionTrace Trace, IReadOnlyList<FieldCandidate> Dates)
{
    /// <summary>Why there is no story, as it is called in quarantine; null when there is one.</summary>
    public string? Rejected => (Extraction as Extraction.Rejected)?.Reason.Name();

    /// <summary>What was seen that led to the rejection.</summary>
    public string? Detail => (Extraction as Extraction.Rejected)?.Detail;

    /// <summary>The next page of the article, which is read at every visit and not kept; null when this is all of it.</summary>
    public Uri? ContinuesAt { get; init; }

    /// <summary>The operator's rules that gave nothing.</summary>
    public IReadOnlyList<UnmatchedRule> Unmatched => Extraction.Unmatched ?? [];

    /// <summary>Winners and losers of every field, those of the dates among them.</summary>
    public IEnumerable<FieldCandidate> Candidates => Trace.Candidates.Concat(Dates);
}
