using Ingest.Core.Model;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Deduplicate;

/// <summary>Judges what a new text is in view of the stored stories near it. Pure: the same input gives the same verdict.</summary>
public sealed class StoryMatcher(IOptions<DeduplicationOptions> options)
{
    private readonly DeduplicationOptions _options = options.Value;
    private readonly SameStoryRules _rules = new(options.Value);

    public Verdict Decide(StoryDraft draft, Neighborhood neighborhood)
    {
        var near = Comparable(draft, neighborhood.Near);
        var common = CommonPassages.Among(near, _options.CommonIn);
        var pairs = near.ConvertAll(neighbor => Comparison.Of(draft, neighbor, common));
        return Judge(draft, neighborhood, pairs) with { Common = common.In(draft.Fingerprint) };
    }

    /// <summary>What a person said, then the place, then the text.</summary>
    private Verdict Judge(StoryDraft draft, Neighborhood neighborhood, List<Comparison> pairs)
    {
        if (neighborhood is { Joined: { } ruling, SamePlace: { } joined })
            return JudgeJoined(draft, joined, pairs, ruling);
        var there = neighborhood.SamePlace is { } first ? [first, .. neighborhood.AlsoThere] : neighborhood.AlsoThere;
        var others = there.Where(story => IsAnother(draft, story)).ToList();
        return there.FirstOrDefault(story => !others.Contains(story)) is { } known
            ? JudgeKnown(draft, known, pairs)
            : JudgeUnknown(draft, pairs, neighborhood.Barred, others) with { AtOwnAddress = others.Count + neighborhood.Barred.Count > 0 };
    }

    /// <summary>
    /// An identifier that its source uses again, an address that redirects to something else, or a canonical address that a template names on
    /// every page leads to a story with which the text has nothing in common.
    /// </summary>
    private static bool IsAnother(StoryDraft draft, Story known)
    {
        var place = draft.Story.Appearances[0];
        return draft.Story.ContentHash != known.ContentHash
            && !known.Appearances.Any(seen => seen.Url == place.Url && seen.Source == place.Source)
            && TextLikeness.AreUnlike(draft.Story, known);
    }

    /// <summary>The text belongs to the story because a person said so; how close it is only says in which way.</summary>
    private Verdict JudgeJoined(StoryDraft draft, Story known, List<Comparison> pairs, Ruling ruling)
    {
        var seen = StoryChanges.FindAppearance(known, draft);
        if (seen is not null && (IsPublisher(seen, known) || seen.Evidence?.Rule == MatchRule.Editor))
            return IsPublisher(seen, known) ? JudgeKnown(draft, known, pairs) : new Verdict.Unchanged(known.Id);
        var pair = pairs.Find(pair => pair.Neighbor.Id == known.Id);
        var evidence = Evidence(MatchRule.Editor, EvidenceWords.SaidByEditor(ruling.At, pair), pair);
        return draft.Story.ContentHash == known.ContentHash || pair?.Coverage >= _options.DuplicateCoverage ? new Verdict.Duplicate(known.Id, evidence) : new Verdict.Variant(known.Id, evidence);
    }

    /// <summary>A text at a place not seen before: a copy, a state or a variant of a stored story, or one of its own.</summary>
    private Verdict JudgeUnknown(StoryDraft draft, List<Comparison> all, IReadOnlyList<Ruling> barred, List<Story> misplaced)
    {
        var pairs = all.FindAll(pair => !IsBarred(pair.Neighbor.Id));
        if (FindExact(draft, pairs) is { } exact)
            return new Verdict.Duplicate(exact.Neighbor.Id, Evidence(MatchRule.ExactText, EvidenceWords.Same("duplicate", exact, MatchRule.ExactText), exact));

        var judged = pairs.ConvertAll(pair => _rules.Judge(pair, FamilyOf(pair, pairs)));
        if (judged.Where(judgement => judgement.Same).MaxBy(judgement => Closeness(judgement.Pair)) is { } best)
            return Join(draft, best);

        RelatedStory[] related =
        [
            .. misplaced.Select(story => new RelatedStory(story.Id, Rounded(TextLikeness.Containment(draft.Story, story) ?? 0), EvidenceWords.AtPlaceOfAnother(story.Title))),
            .. all.Where(pair => IsBarred(pair.Neighbor.Id)).DistinctBy(pair => pair.Neighbor.Id).Select(pair => new RelatedStory(
                pair.Neighbor.Id, Rounded(pair.Containment), EvidenceWords.NotSameByEditor(barred.First(ruling => ruling.Story == pair.Neighbor.Id).At, pair))),
            .. judged.Where(judgement => judgement.Pair.Containment >= _options.RelatedContainment && judgement.Rule != MatchRule.TooShort)
                .OrderByDescending(judgement => Closeness(judgement.Pair))
                .Take(MaxRelated)
                .Select(judgement => new RelatedStory(
                    judgement.Pair.Neighbor.Id, Rounded(judgement.Pair.Containment), EvidenceWords.NotSame(judgement))),
        ];
        return related.Length == 0 ? new Verdict.New() : new Verdict.Related(related);

        bool IsBarred(StoryId id) => barred.Any(ruling => ruling.Story == id);
    }

    private const int MaxRelated = 8;

    /// <summary>What can be compared: every text of a story, its present one first; inside the window, with text, and of the same version of folding or of the very same words.</summary>
    private List<Neighbor> Comparable(StoryDraft draft, IReadOnlyList<Neighbor> near) =>
        [.. near.SelectMany(neighbor => neighbor.Fingerprint.Others.Select(other => neighbor with { Fingerprint = other }).Prepend(neighbor)).Where(neighbor => (neighbor.Fingerprint.Version == draft.Fingerprint.Version || neighbor.Fingerprint.Exact == draft.Fingerprint.Exact)
            && neighbor.Fingerprint.Exact != 0 && draft.Fingerprint.Exact != 0
            && (draft.At - neighbor.At).Duration() <= _options.Window)];

    /// <summary>A known address with other content: its publisher revised it, or another house changed its print of it.</summary>
    private Verdict JudgeKnown(StoryDraft draft, Story known, List<Comparison> pairs)
    {
        var pair = pairs.Find(pair => pair.Neighbor.Id == known.Id);
        var seen = StoryChanges.FindAppearance(known, draft);
        if (draft.Story.ContentHash == known.ContentHash)
        {
            return seen is null
                ? new Verdict.Duplicate(known.Id, Evidence(MatchRule.SamePlace, "another address of the same page: it names the same canonical URL", pair))
                : new Verdict.Unchanged(known.Id);
        }

        if (seen is null ? draft.Story.Source == known.Source : IsPublisher(seen, known))
            return new Verdict.Revision(known.Id, Evidence(MatchRule.SamePlace, EvidenceWords.AtSamePlace("changed", pair), pair));
        if (seen is null)
            return new Verdict.Variant(known.Id, Evidence(MatchRule.SamePlace, "another house's copy of the same canonical URL, with other words", pair));
        if (pair is null)
            return new Verdict.Unchanged(known.Id);

        // The print of another house says nothing new about the story; how close it is now goes into its appearance.
        var evidence = Evidence(MatchRule.SamePlace, EvidenceWords.AtSamePlace("seen again", pair), pair);
        return pair.Coverage >= _options.DuplicateCoverage ? new Verdict.Duplicate(known.Id, evidence) : new Verdict.Variant(known.Id, evidence);
    }

    /// <summary>Whether the story's text is the one of this place.</summary>
    private static bool IsPublisher(Appearance seen, Story known) =>
        seen.Source == known.Source && seen.Relation is AppearanceRelation.Original or AppearanceRelation.Revision;

    private static Comparison? FindExact(StoryDraft draft, List<Comparison> pairs) =>
        pairs.Where(pair => pair.Neighbor.Fingerprint.Exact == draft.Fingerprint.Exact).MinBy(pair => (pair.Apart, pair.Neighbor.Id.Value));

    private int FamilyOf(Comparison pair, List<Comparison> pairs) =>
        pairs.Where(other => other.Neighbor.Id != pair.Neighbor.Id && other.Containment >= _options.FamilyContainment).Select(other => other.Neighbor.Id).Distinct().Count();

    /// <summary>The closest by text, then by length, then by time; ids only make the order certain.</summary>
    private static (double, double, TimeSpan, string) Closeness(Comparison pair) =>
        (pair.Containment, pair.Jaccard, -pair.Apart, pair.Neighbor.Id.Value);

    /// <summary>One story: a copy, or with text of its own a later state (same publisher) or a variant (another, or an older state).</summary>
    private Verdict Join(StoryDraft draft, Judgement judgement)
    {
        var (pair, rule) = (judgement.Pair, judgement.Rule);
        var id = pair.Neighbor.Id;
        if (pair.Coverage >= _options.DuplicateCoverage)
            return new Verdict.Duplicate(id, Evidence(rule, EvidenceWords.Same("duplicate", pair, rule), pair));
        return draft.Story.Source == pair.Neighbor.Source && pair.Later >= TimeSpan.Zero
            ? new Verdict.Revision(id, Evidence(rule, EvidenceWords.Same("revision", pair, rule), pair))
            : new Verdict.Variant(id, Evidence(rule, EvidenceWords.Same("variant", pair, rule), pair));
    }

    private static Evidence Evidence(string rule, string words, Comparison? pair) => new(rule, words)
    {
        Containment = pair is null ? null : Rounded(pair.Containment),
        Jaccard = pair is null ? null : Rounded(pair.Jaccard),
        SharedNumerals = pair is null || pair.Numerals == 0 ? null : Rounded(pair.NumeralShare),
        Apart = pair?.Apart,
    };

    private static double Rounded(double value) => Math.Round(value, 3);
}
