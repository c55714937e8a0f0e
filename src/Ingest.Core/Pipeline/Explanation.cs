using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>What is known of a URL or story.</summary>
public sealed record Explanation(string? CanonicalUrl, string? Key, LinkRecord? Link, Story? Story, IReadOnlyList<Revision> Revisions)
{
    /// <summary>As it was asked; null for a story id.</summary>
    public Uri? Url { get; init; }

    /// <summary>What people decided about the addresses of the story, oldest first.</summary>
    public IReadOnlyList<Correction> Decisions { get; init; } = [];

    /// <summary>The story beside its earlier states, other prints and related stories, what they share marked.</summary>
    public IReadOnlyList<TextComparison> Beside { get; init; } = [];

    /// <summary>The sources whose files have to do with the URL.</summary>
    public IReadOnlyList<SourceMatch> Sources { get; init; } = [];

    /// <summary>What fetching the URL heeds, and what its site answers; null for a story id.</summary>
    public UrlAnswer? Site { get; init; }
}
