using Ingest.Core.Model;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Deduplicate;

/// <summary>Judges a new text in view of the stored stories: identity first, then exact text, then containment with guards.</summary>
public sealed class StoryMatcher(IOptions<DeduplicationOptions> options)
{
    private const double FamilyContainment = 0.40;
    private const int MostRelated = 5;

    public Verdict Decide(StoryDraft draft, Neighborhood neighborhood)
    {
        if (neighborhood.SamePlace is { } known)
        {
            return AtKnownPlace(draft, known);
        }

        var compared = neighborhood.Near
            .Where(neighbor => neighbor.Fingerprint.Version == draft.Fingerprint.Version)
            .Select(neighbor => (Neighbor: neighbor, Comparison: Comparison.Of(draft.Fingerprint, neighbor.Fingerprint, draft.At - neighbor.At)))
            .OrderByDescending(pair => pair.Comparison.Containment)
            .ThenByDescending(pair => pair.Comparison.Jaccard)
            .ThenBy(pair => pair.Neighbor.Id.Value, StringComparer.Ordinal)
            .ToList();
        if (compared.Find(pair => pair.Neighbor.Fingerprint.Exact == draft.Fingerprint.Exact) is { Neighbor: { } twin } exact)
        {
            return new Verdict.Duplicate(twin.Id, new Evidence(MatchRule.Exact, "the same words in the same order") { Containment = 1, Jaccard = 1, Apart = exact.Comparison.Apart });
        }

        var close = compared.Where(pair => pair.Comparison.Containment >= FamilyContainment).Select(pair => pair.Neighbor.Id).ToHashSet();
        var related = new List<RelatedStory>();
        foreach (var (neighbor, comparison) in compared)
        {
            var family = close.Count - (close.Contains(neighbor.Id) ? 1 : 0);
            var (same, rule) = MatchJudge.Judge(comparison, family, options.Value);
            var evidence = EvidenceWriter.Of(rule, comparison, family, same);
            if (same)
            {
                return OneStory(draft, neighbor, comparison, evidence);
            }

            if (comparison.Containment >= options.Value.RelatedContainment && related.Count < MostRelated && !related.Exists(known => known.Id == neighbor.Id))
            {
                related.Add(new RelatedStory(neighbor.Id, Math.Round(comparison.Containment, 3), evidence.Words));
            }
        }

        return related.Count > 0 ? new Verdict.Related(related) : new Verdict.New();
    }

    /// <summary>The URL (or trusted guid) is known: the same text at the same address, at another address of the same page, or a changed text.</summary>
    private static Verdict AtKnownPlace(StoryDraft draft, Story known)
    {
        var here = draft.Story.Appearances[0];
        var seenHere = known.Appearances.FirstOrDefault(appearance => appearance.Url == here.Url && appearance.Source == here.Source && appearance.ImportId == here.ImportId);
        if (known.ContentHash == draft.Story.ContentHash)
        {
            return seenHere is null
                ? new Verdict.Duplicate(known.Id, new Evidence(MatchRule.SameUrl, "another address of the same page: it names the same canonical URL"))
                : new Verdict.Unchanged(known.Id);
        }

        // The story's text is its first publisher's; what another house changes in its own copy is that house's variant.
        if (here.Source != known.Source)
        {
            return seenHere is null
                ? new Verdict.Variant(known.Id, new Evidence(MatchRule.SameUrl, "another house's copy of the same canonical URL, with other words"))
                : new Verdict.Unchanged(known.Id);
        }

        return seenHere is null && known.Appearances[0].Url != here.Url && draft.UrlKey.Length > 0 && known.Url != draft.Story.Url
            ? new Verdict.Variant(known.Id, new Evidence(MatchRule.SamePlace, "another page of the same guid, with other words"))
            : new Verdict.Revision(known.Id, new Evidence(MatchRule.SamePlace, "the page at this address changed"));
    }

    private Verdict OneStory(StoryDraft draft, Neighbor neighbor, Comparison comparison, Evidence evidence)
    {
        if (comparison.Coverage >= options.Value.DuplicateCoverage)
        {
            return new Verdict.Duplicate(neighbor.Id, evidence);
        }

        return neighbor.Source == draft.Story.Source ? new Verdict.Revision(neighbor.Id, evidence) : new Verdict.Variant(neighbor.Id, evidence);
    }
}
