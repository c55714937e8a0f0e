namespace Ingest.Core.Model;

/// <summary>A URL that a source offered, with what the offer said about it.</summary>
public sealed record Link
{
    public required Uri Url { get; init; }

    /// <summary>The address that the document gives, where <see cref="Url"/> is the article's own instead (<c>feedburner:origLink</c>); null when they are one.</summary>
    public Uri? OfferedAs { get; init; }

    public string? Title { get; init; }

    /// <summary>Feed identifier (<c>guid</c>, <c>atom:id</c>, JSON Feed <c>id</c>), verbatim.</summary>
    public string? Guid { get; init; }

    public DateTimeOffset? Published { get; init; }

    /// <summary>Of <see cref="Published"/>; null when it is exact to the second and states its offset.</summary>
    public DateQuality? PublishedQuality { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>Of <see cref="Modified"/>, as in <see cref="PublishedQuality"/>.</summary>
    public DateQuality? ModifiedQuality { get; init; }

    public string? Summary { get; init; }

    /// <summary>The whole text as HTML where the feed carries it (<c>content:encoded</c>, <c>atom:content</c>).</summary>
    public string? ContentHtml { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public Uri? Image { get; init; }

    /// <summary>The feed, sitemap or listing that offered the link.</summary>
    public Uri? FoundAt { get; init; }
}
