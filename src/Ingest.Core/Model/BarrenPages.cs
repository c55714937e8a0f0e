using System.Globalization;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Model;

/// <summary>Pages of a source that were rejected one and all, in one run or several on end.</summary>
/// <param name="Pages">How many.</param>
/// <param name="Reasons">How many for each reason.</param>
/// <param name="Unmatched">The source's own rules for title and body that matched nothing on any of them.</param>
/// <param name="Since">When the first of these runs began.</param>
public sealed record BarrenPages(int Pages, IReadOnlyDictionary<string, int> Reasons, IReadOnlyList<UnmatchedRule> Unmatched, DateTimeOffset Since)
{
    /// <summary>A source that has stored stories may well have a few pages on end that are none.</summary>
    private const int LeastOfProven = 6;

    /// <summary>These and those of the next run; of the rules, those that failed in both.</summary>
    public BarrenPages With(BarrenPages next) => new(
        Pages + next.Pages,
        new SortedDictionary<string, int>(Reasons.Concat(next.Reasons).GroupBy(pair => pair.Key).ToDictionary(pairs => pairs.Key, pairs => pairs.Sum(pair => pair.Value)), StringComparer.Ordinal),
        [.. Unmatched.Intersect(next.Unmatched)],
        Since);

    /// <summary>Whether the operator should know.</summary>
    /// <param name="lastStory">When the source last stored a story; null for never.</param>
    public bool IsTelling(DateTimeOffset? lastStory) => lastStory is null || Unmatched.Count > 0 || Pages >= LeastOfProven;

    public override string ToString()
    {
        var reasons = string.Join(", ", Reasons.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {pair.Key}")));
        var rules = Unmatched.Count == 0 ? string.Empty : $" ({string.Join("; ", Unmatched)})";
        return $"{Counted.Of(Pages, Pages, "page")} rejected: {reasons}{rules}";
    }
}
