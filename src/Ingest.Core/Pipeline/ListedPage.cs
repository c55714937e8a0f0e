using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>A listing as it was read in a run, for a look at how its selectors did.</summary>
internal sealed record ListedPage(DiscoverDefinition.Listing Listing, Page Page)
{
    /// <summary>False where there is no selector to look at, or the page is too large to be kept to the end of the run.</summary>
    public static bool IsWorthKeeping(DiscoverDefinition.Listing listing, Page page) => listing.Rules.Any() && page.Text.Length <= RuleWatch.LargestPage;
}
