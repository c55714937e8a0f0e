using Ingest.Core.Sources;

namespace Ingest.Cli.Adding;

/// <summary>A source file that is proposed, each value with what speaks for it.</summary>
/// <param name="Id">Name of the source and of its file.</param>
/// <param name="Homepage">The site.</param>
internal sealed record SourceDraft(string Id, Uri Homepage)
{
    public Evident? Name { get; init; }

    public Evident? Language { get; init; }

    public Evident? TimeZone { get; init; }

    /// <summary>Said of the dates where no zone can be proposed although one is needed; null for nothing.</summary>
    public string? ZoneNote { get; init; }

    /// <summary>Key (feed, sitemap, listing) and address, with what led to it.</summary>
    public IReadOnlyList<(string Key, Evident Url)> Discover { get; init; } = [];

    /// <summary>What of the own network it may reach; nothing for a public site.</summary>
    public NetworkDefinition Network { get; init; } = NetworkDefinition.Default;

    /// <summary>A path under which the articles stand; null when they stand everywhere.</summary>
    public Evident? Include { get; init; }
}
