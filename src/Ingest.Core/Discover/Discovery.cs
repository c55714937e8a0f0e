using Ingest.Core.Model;

namespace Ingest.Core.Discover;

/// <summary>What a feed, sitemap or listing offers.</summary>
public sealed record Discovery
{
    /// <summary>What the document turned out to be: <c>rss</c>, <c>rdf</c>, <c>atom</c>, <c>json feed</c>, <c>sitemap</c>, <c>news sitemap</c>, <c>sitemap index</c>, <c>listing</c>, <c>page</c>.</summary>
    public required string Format { get; init; }

    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>Further documents of the same entry: sitemaps of an index, the next listing page.</summary>
    public IReadOnlyList<Uri> Follow { get; init; } = [];

    /// <summary>What the document says about how often it changes.</summary>
    public CadenceHints Cadence { get; init; } = CadenceHints.None;

    /// <summary>Title of the feed or listing page.</summary>
    public string? Title { get; init; }

    /// <summary>WebSub hub, from the document or its <c>Link</c> header.</summary>
    public Uri? Hub { get; init; }

    /// <summary>The address under which the hub knows the document (<c>rel=self</c>); null when it does not say.</summary>
    public Uri? Topic { get; init; }

    /// <summary>The page of the feed with older items (<c>rel=next</c>, <c>prev-archive</c>, JSON Feed's <c>next_url</c>; RFC 5005); null for none.</summary>
    public Uri? Older { get; init; }

    /// <summary>What was wrong with the document but could be read over, for the operator.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why nothing could be read; null when something could.</summary>
    public string? Problem { get; init; }
}
