using Ingest.Core.Common.Text;
using Ingest.Core.Discover;
using Ingest.Core.Model;
using Ingest.Core.Normalize;

namespace Ingest.Core.Pipeline;

/// <summary>A part of a site that was asked for by the address of its page: which links are its own.</summary>
internal sealed class SiteSection
{
    private readonly HashSet<string> _listed;

    private SiteSection(string path, HashSet<string> listed)
    {
        Path = path;
        _listed = listed;
    }

    /// <summary>Path of the section, with <c>/</c> at both ends.</summary>
    public string Path { get; }

    /// <summary>Null for a site as a whole.</summary>
    /// <param name="home">The address that was asked for.</param>
    /// <param name="own">What its page lists.</param>
    public static SiteSection? Of(Uri home, Discovery own)
    {
        // A file such as index.html is that of its folder.
        var path = string.Concat(home.Segments.Where((segment, at) => at < home.Segments.Length - 1 || !segment.Contains('.', StringComparison.Ordinal)));
        return path == "/" ? null : new SiteSection(path.TrimEnd('/') + "/", own.Links.Select(link => CanonicalUrl.Key(link.Url)).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>True for addresses that name the section.</summary>
    public bool IsNamedBy(Uri url) => IsBelow(url) || url.Segments.Any(segment => segment.Trim('/').Equals(Path.TrimEnd('/').Split('/')[^1], StringComparison.OrdinalIgnoreCase));

    public bool IsBelow(Uri url) => url.AbsolutePath.StartsWith(Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Why a document is one of the section alone; null when it is one of a larger part of the site.</summary>
    public string? WhyOwn(Uri url, IReadOnlyList<Link> links)
    {
        var (below, listed) = (links.Count(link => IsBelow(link.Url)), Listed(links));
        return IsBelow(url) ? $"of this section, for its address is below {Path}"
            : 2 * below >= links.Count ? $"of this section, for {Counted.Of(below, links.Count, "link")} stand below {Path}"
            : 2 * listed >= links.Count ? $"of this section, for {Counted.Of(listed, links.Count, "link")} stand on its page"
            : null;
    }

    /// <summary>Why it is not.</summary>
    public string WhyOther(IReadOnlyList<Link> links) => $"{Counted.Of(Math.Max(links.Count(link => IsBelow(link.Url)), Listed(links)), links.Count, "link")} are of this section";

    private int Listed(IReadOnlyList<Link> links) => links.Count(link => _listed.Contains(CanonicalUrl.Key(link.Url)));
}
