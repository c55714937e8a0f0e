using Ingest.Core.Fetch;
using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>What a search of a site came to.</summary>
/// <param name="Site">What was found; null when the home page could not be read.</param>
/// <param name="Home">The answer to the request for the home page.</param>
public sealed record SiteFinding(FoundSite? Site, FetchResult Home)
{
    /// <summary>The documents that were read while looking, so that none is asked for twice.</summary>
    public IReadOnlyDictionary<Uri, Page> Pages { get; init; } = new Dictionary<Uri, Page>();

    /// <summary>Why a place was taken where the address is that of a section; null where it is that of the whole site.</summary>
    public string? Why { get; init; }

    /// <summary>Path of the section that was asked for, with <c>/</c> at both ends, where the place is one of the whole site; null otherwise.</summary>
    public string? Section { get; init; }
}
