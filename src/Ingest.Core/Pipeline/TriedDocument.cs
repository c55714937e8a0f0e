using Ingest.Core.Discover;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>A feed, sitemap or listing as a trial found it.</summary>
/// <param name="Url">Its URL.</param>
/// <param name="Result">What came of the request.</param>
/// <param name="Discovery">What it offers; null when it was not fetched.</param>
public sealed record TriedDocument(Uri Url, FetchResult Result, Discovery? Discovery)
{
    /// <summary>The entry of the source file that led to it.</summary>
    public required DiscoverDefinition Entry { get; init; }

    /// <summary>The offers that the source's include and exclude let through.</summary>
    public required IReadOnlyList<Link> Wanted { get; init; }
}
