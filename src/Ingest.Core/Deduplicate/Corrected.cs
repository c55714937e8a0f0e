using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>What a person's decision does to stories. Pure; <c>keyOf</c> gives the key of a place's address.</summary>
public static class Corrected
{
    /// <summary>One story takes up another, which is kept whole among its earlier states.</summary>
    /// <param name="into">The story that stays.</param>
    /// <param name="from">The story that is taken up.</param>
    /// <param name="keyOf">Key of the address of a place.</param>
    /// <param name="known">Earlier decisions about the addresses of either.</param>
    /// <param name="at">When it was decided.</param>
    public static StoryEdit Join(Story into, Story from, Func<Appearance, string> keyOf, IReadOnlyList<Correction> known, DateTimeOffset at)
    {
        var likeness = TextLikeness.Containment(into, from);
        var taken = from.Appearances.Where(place => !into.Appearances.Any(there => IsSame(there, place))).Select(place => place with
        {
            Relation = AppearanceRelation.Variant,
            Similarity = place.Relation == AppearanceRelation.Original && likeness is { } share ? Math.Round(share, 3) : place.Similarity,
            Evidence = EditorWords.Evidence(at),
        });
        var anchor = into.Appearances[0];
        return new StoryEdit
        {
            Stories =
            [
                Removals.Told(into with
                {
                    Appearances = [.. into.Appearances, .. taken],
                    Related = [.. into.Related.Where(related => related.Id != from.Id)],
                    Revision = into.Revision + 1,
                    Updated = at,
                }),
            ],
            Revisions = [new Revision(into.Id, into.Revision, at, Revision.Merged, [], from)],
            Decided = [.. Pairs(from.Appearances, [anchor], keyOf, CorrectionKind.Same, at)],
            Revoked = Between(known, from.Appearances, into.Appearances, keyOf, CorrectionKind.Apart),
            TakenUp = (from.Id, into.Id),
        };
    }

    /// <summary>Places leave a story. They make up a story of their own, or, where its text is not at hand, are read again.</summary>
    /// <param name="story">The story.</param>
    /// <param name="leaving">The places that leave.</param>
    /// <param name="own">The story that they make up; null when its text is not at hand.</param>
    /// <param name="before">The state that the story goes back to; null to leave its text as it is.</param>
    /// <param name="keyOf">Key of the address of a place.</param>
    /// <param name="known">Earlier decisions about the addresses of either.</param>
    /// <param name="at">When it was decided.</param>
    public static StoryEdit Part(
        Story story, IReadOnlyList<Appearance> leaving, Story? own, Story? before, Func<Appearance, string> keyOf, IReadOnlyList<Correction> known, DateTimeOffset at)
    {
        var staying = story.Appearances.Where(place => !leaving.Any(gone => IsSame(gone, place))).ToList();
        var left = (before is null ? story : Text(before, story) with { Revision = story.Revision + 1 }) with { Appearances = staying, Updated = at };
        var words = "not merged: " + EditorWords.SaidSo(at);
        if (own is not null)
        {
            // What was seen of its places since it was taken up holds for them on their own, too.
            own = own with { Appearances = [.. own.Appearances.Select(place => leaving.FirstOrDefault(gone => IsSame(gone, place)) is { } present ? place with { Removed = present.Removed } : place)] };
            var likeness = Math.Round(TextLikeness.Containment(left, own) ?? 0, 3);
            left = left with { Related = [.. left.Related.Where(related => related.Id != own.Id), new RelatedStory(own.Id, likeness, words)] };
            own = own with { Related = [.. own.Related.Where(related => related.Id != left.Id), new RelatedStory(left.Id, likeness, words)] };
        }

        return new StoryEdit
        {
            Stories = own is null ? [Removals.Told(left)] : [Removals.Told(left), Removals.Told(own)],
            Revisions = before is null ? [] : [new Revision(story.Id, story.Revision, at, Revision.Split, ["title", "body"], story with { Appearances = [] })],

            // One place of each side stands for it: each text that is placed again meets the other side's, and leads to its story.
            Decided =
            [
                .. Pairs(leaving, [.. staying.Take(1)], keyOf, CorrectionKind.Apart, at),
                .. Pairs([.. leaving.Take(1)], [.. staying.Skip(1)], keyOf, CorrectionKind.Apart, at),
            ],
            Revoked = [],
        };
    }

    /// <summary>The text of a story of one's own at a place that leaves another.</summary>
    public static Story Own(StoryId id, Story text, Appearance place, DateTimeOffset at) => text with
    {
        Id = id,
        Url = place.Url,
        Source = place.Source,
        FirstSeen = place.SeenAt,
        Updated = at,
        Revision = 0,
        Removed = null,
        Related = [],
        Appearances = [place with { Relation = AppearanceRelation.Original, Similarity = 1, Evidence = null }],
    };

    public static bool IsSame(Appearance one, Appearance other) => one.Url == other.Url && one.Source == other.Source && one.ImportId == other.ImportId;

    private static Story Text(Story before, Story now) => before with { Id = now.Id, FirstSeen = now.FirstSeen, Related = now.Related, Url = now.Url, Source = now.Source };

    private static IEnumerable<Correction> Pairs(
        IReadOnlyList<Appearance> some, IReadOnlyList<Appearance> others, Func<Appearance, string> keyOf, CorrectionKind kind, DateTimeOffset at) =>
        from one in some
        from other in others
        where keyOf(one) != keyOf(other)
        select Correction.Of((keyOf(one), one.Url), (keyOf(other), other.Url), kind, at);

    private static List<Correction> Between(
        IReadOnlyList<Correction> known, IReadOnlyList<Appearance> some, IReadOnlyList<Appearance> others, Func<Appearance, string> keyOf, CorrectionKind kind)
    {
        var (left, right) = (some.Select(keyOf).ToHashSet(), others.Select(keyOf).ToHashSet());
        return [.. known.Where(correction => correction.Kind == kind && ((left.Contains(correction.One) && right.Contains(correction.Other)) || (right.Contains(correction.One) && left.Contains(correction.Other))))];
    }
}
