using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>A listing as it was read in a run, for a look at how its selectors did.</summary>
internal sealed record ListedPage(DiscoverDefinition.Listing Listing, Page Page)
{
    /// <summary>False where there is no selector to look at, or the page is too large to be kept to the end of the run.</summary>
    public static bool IsWorthKeeping(DiscoverDefinition.Listing listing, Page page) => RulesOf(listing).Any() && page.Text.Length <= RuleWatch.LargestPage;

    /// <summary>Its selectors as rules.</summary>
    public static IEnumerable<(string Field, FieldRule Rule)> RulesOf(DiscoverDefinition.Listing listing)
    {
        if (listing.Css is { } links)
        {
            yield return (RuleRecord.Links, new FieldRule { Css = links, All = true });
        }

        if (listing.NextCss is { } next)
        {
            yield return (RuleRecord.Next, new FieldRule { Css = next });
        }
    }
}
