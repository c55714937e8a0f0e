using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Normalize;

/// <summary>What is known about an article besides the page itself.</summary>
/// <param name="Source">The source that it belongs to.</param>
/// <param name="SeenAt">When the page was fetched.</param>
public sealed record NormalizeContext(SourceDefinition Source, DateTimeOffset SeenAt)
{
    /// <summary>The offer that led to the page; null when nobody offered it.</summary>
    public Link? Link { get; init; }

    public Uri? RequestUrl { get; init; }

    /// <summary>Address after redirects; null when it is the article's own.</summary>
    public Uri? FinalUrl { get; init; }

    /// <summary>The <c>id</c> of the line in an import file.</summary>
    public string? ImportId { get; init; }
}
