using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Reporting;

/// <summary>Whether a rule that is remembered is still the one in the source file.</summary>
internal static class EditedRule
{
    /// <summary>True when the file has another rule in its place, or none.</summary>
    /// <param name="rule">What is remembered.</param>
    /// <param name="source">The source as its file says.</param>
    /// <param name="now">Of several versions of the rules, that of this time is meant.</param>
    public static bool Is(RuleRecord rule, SourceDefinition source, DateTimeOffset now) => InPlaceOf(rule, source, now)?.Digest(rule.Field) != rule.Digest;

    private static FieldRule? InPlaceOf(RuleRecord rule, SourceDefinition source, DateTimeOffset now) =>
        rule.Listing is { } url
            ? source.Discover.OfType<DiscoverDefinition.Listing>().FirstOrDefault(listing => listing.Url == url)?.Rules.FirstOrDefault(one => one.Field == rule.Field).Rule
            : source.Extract.At(now).Fields.FirstOrDefault(one => one.Field == rule.Field).Rule;
}
