using Ingest.Core.Extract;
using Ingest.Core.Fetch;

namespace Ingest.Core.Pipeline;

/// <summary>An article with what could be read of its further pages.</summary>
/// <param name="Whole">The article; its provenance says where a page is lacking that is there.</param>
public sealed record JoinedPages(Extraction.Found Whole)
{
    /// <summary>Why a further page that the article names was not joined; null when none is lacking.</summary>
    public FetchResult.Failed? Missing { get; init; }

    /// <summary>The missing page may be had later.</summary>
    public bool MayCome { get; init; }
}
