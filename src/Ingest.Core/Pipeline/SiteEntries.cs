using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>Puts what was found on a site in the place of its <c>site</c> entry, and looks for it where nothing is known, it fails, or it is a week old.</summary>
public sealed class SiteEntries(SiteFinder finder, TimeProvider time)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromDays(7);

    /// <summary>Sitemaps of a whole site hold its archive; of these only what is new counts, where the operator says nothing else.</summary>
    private static readonly TimeSpan NewInSitemap = TimeSpan.FromDays(7);

    /// <param name="entry">The entry.</param>
    /// <param name="known">What an earlier search found; null for nothing.</param>
    /// <param name="source">The source.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The places, and the search when there was one.</returns>
    public async Task<(FoundSite? Site, SiteFinding? Finding)> ResolveAsync(
        DiscoverDefinition.Site entry, FoundSite? known, SourceDefinition source, CancellationToken cancellationToken)
    {
        if (known is { Failing: false, Places.Count: > 0 } && time.GetUtcNow() - known.At < LookAgainAfter)
        {
            return (known, null);
        }

        var finding = await finder.FindAsync(entry.Url, source, probe: known is not { Probed: true }, bySection: false, cancellationToken);
        return finding.Site is { } found
            // A usual path that was found once stays found: it is not probed for again.
            ? (found.Places.Count == 0 && known is { Failing: false, Places.Count: > 0 } ? known with { At = found.At } : found with { Probed = found.Probed || known is { Probed: true } }, finding)
            : (known, finding);
    }

    /// <summary>The entries that the places stand for.</summary>
    public static IEnumerable<DiscoverDefinition> Of(FoundSite? site, TimeSpan? maxAge) => site?.Places.Select(place => Of(place, maxAge)) ?? [];

    private static DiscoverDefinition Of(FoundPlace place, TimeSpan? maxAge) => place.Kind switch
    {
        PlaceKind.Feed => new DiscoverDefinition.Feed(place.Url) { MaxAge = maxAge },
        PlaceKind.Sitemap => new DiscoverDefinition.Sitemap(place.Url) { MaxAge = maxAge ?? NewInSitemap },
        _ => new DiscoverDefinition.Listing(place.Url, null) { MaxAge = maxAge },
    };
}
