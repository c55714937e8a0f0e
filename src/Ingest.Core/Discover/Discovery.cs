using Ingest.Core.Model;

namespace Ingest.Core.Discover;

/// <summary>What a feed, sitemap or listing offers.</summary>
public sealed record Discovery
{
    /// <summary>What the document turned out to be: <c>rss</c>, <c>rdf</c>, <c>atom</c>, <c>json feed</c>, <c>sitemap</c>, <c>news sitemap</c>, <c>sitemap index</c>, <c>listing</c>.</summary>
    public required string Format { get; init; }

    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>Further documents of the same entry: sitemaps of an index, the next listing page.</summary>
    public IReadOnlyList<Uri> Follow { get; init; } = [];

    /// <summary>What the document says about how often it changes.</summary>
    public CadenceHints Cadence { get; init; } = CadenceHints.None;

    /// <summary>Title of the feed or listing page.</summary>
    public string? Title { get; init; }

    /// <summary>WebSub hub, recorded only.</summary>
    public Uri? Hub { get; init; }

    /// <summary>What was wrong with the document but could be read over, for the operator.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why nothing could be read; null when something could.</summary>
    public string? Problem { get; init; }
}
