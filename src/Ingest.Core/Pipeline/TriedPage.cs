using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>A page as a trial found it; what comes later is null where an earlier step ended it. The story of a rejected page is what was found on it.</summary>
public sealed record TriedPage(Link Link, FetchResult Result, Extraction? Extraction, Story? Story, Verdict? Verdict)
{
    /// <summary>What the extraction weighed; null where it did not come to it.</summary>
    public ExtractionTrace? Trace { get; init; }

    /// <summary>What became of the dates of the page.</summary>
    public IReadOnlyList<FieldCandidate> Dates { get; init; } = [];
}
