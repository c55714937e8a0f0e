using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>What a verdict means for the stored stories. Pure.</summary>
public static class StoryChanges
{
    /// <summary>A change in similarity smaller than this is not worth a write.</summary>
    private const double SimilarityStep = 0.005;

    /// <summary>Places kept of one story. A house whose every address serves the same text must not grow a record without bound.</summary>
    internal const int MostAppearances = 1_000;

    /// <param name="draft">The text that was judged.</param>
    /// <param name="target">The story that the verdict names; null when it names none, or when that is gone.</param>
    /// <param name="verdict">The verdict.</param>
    public static StoryChange Apply(StoryDraft draft, Story? target, Verdict verdict)
    {
        var change = Judged(draft, target, verdict);
        return change.Story is { } story ? change with { Story = Removals.Told(story) } : change;
    }

    private static StoryChange Judged(StoryDraft draft, Story? target, Verdict verdict) => verdict switch
    {
        Verdict.Related related => new StoryChange(verdict, Placed(draft, verdict) with { Related = related.To }, null, Print(draft, verdict)),
        Verdict.New => new StoryChange(verdict, Placed(draft, verdict), null, Print(draft, verdict)),
        _ when target is null => new StoryChange(new Verdict.New(), draft.Story, null, draft.Fingerprint),
        Verdict.Duplicate duplicate => AddAppearance(draft, target, verdict, AppearanceRelation.Duplicate, duplicate.Evidence),
        Verdict.Variant variant => AddAppearance(draft, target, verdict, AppearanceRelation.Variant, variant.Evidence),
        Verdict.Revision revision => Revise(draft, target, revision),
        _ => AsItWas(draft, target),
    };

    /// <summary>The appearance of a story at the place where the draft was seen; null when it was not seen there.</summary>
    internal static Appearance? FindAppearance(Story story, StoryDraft draft)
    {
        var place = draft.Story.Appearances[0];
        return story.Appearances.FirstOrDefault(seen => seen.Url == place.Url && seen.Source == place.Source && seen.ImportId == place.ImportId)
            ?? story.Appearances.FirstOrDefault(seen => place.Guid is not null && seen.Guid == place.Guid && seen.Source == place.Source)
            // What this store exported names the story itself.
            ?? story.Appearances.FirstOrDefault(seen => place.ImportId == story.Id.Value && seen.Url == place.Url && seen.Source == place.Source);
    }

    private static Story Placed(StoryDraft draft, Verdict verdict) => verdict.AtOwnAddress ? draft.Story with { Url = draft.Story.Appearances[0].Url } : draft.Story;

    private static StoryChange AddAppearance(StoryDraft draft, Story target, Verdict verdict, AppearanceRelation relation, Evidence evidence)
    {
        var place = draft.Story.Appearances[0] with { Relation = relation, Similarity = evidence.Containment ?? 1, Evidence = evidence };
        if (FindAppearance(target, draft) is not { } seen)
        {
            return target.Appearances.Count >= MostAppearances
                ? Nothing(target)
                : new StoryChange(verdict, target with { Appearances = [.. target.Appearances, place], Updated = draft.Story.Updated }, null, null) { Another = Print(draft, verdict) };
        }

        if (seen.Relation is AppearanceRelation.Original || seen.Evidence?.Rule == MatchRule.Editor || IsAsBefore(seen, place))
            return AsItWas(draft, target);
        return new StoryChange(verdict, target with { Appearances = Replace(target, seen, place), Updated = draft.Story.Updated }, null, null);
    }

    private static StoryChange Revise(StoryDraft draft, Story target, Verdict.Revision verdict)
    {
        var change = TextChange.Between(target, draft.Story);
        var seen = FindAppearance(target, draft);
        var place = draft.Story.Appearances[0] with { Relation = AppearanceRelation.Revision, Similarity = verdict.Evidence.Containment ?? 1, Evidence = verdict.Evidence };
        if (change is null)
            return seen is null ? AddAppearance(draft, target, verdict, AppearanceRelation.Duplicate, verdict.Evidence) : AsItWas(draft, target);

        var moved = RevisedStory.Of(target, draft.Story) with
        {
            Appearances = seen is null ? [.. target.Appearances, place] : Replace(target, seen, place),
        };
        var before = new Revision(target.Id, target.Revision, draft.Story.Updated, change.Kind, change.Fields, target with { Appearances = [] });
        return new StoryChange(verdict, moved, before, Print(draft, verdict));
    }

    /// <summary>A place seen again stays the same appearance: when it was first seen, and that it was the original, do not change.</summary>
    private static Appearance[] Replace(Story story, Appearance seen, Appearance now)
    {
        var kept = seen.Relation == AppearanceRelation.Original
            ? now with { Relation = AppearanceRelation.Original, Similarity = 1, Evidence = null }
            : now;
        kept = kept with { SeenAt = seen.SeenAt, Published = now.Published ?? seen.Published, ImportId = seen.ImportId ?? now.ImportId };
        return [.. story.Appearances.Select(appearance => ReferenceEquals(appearance, seen) ? kept : appearance)];
    }

    private static bool IsAsBefore(Appearance seen, Appearance now) =>
        seen.Relation == now.Relation && seen.Title == now.Title && Math.Abs(seen.Similarity - now.Similarity) < SimilarityStep;

    private static Fingerprint Print(StoryDraft draft, Verdict verdict) => draft.Fingerprint with { Common = verdict.Common };

    /// <summary>Nothing new, but that a page which had been taken down is there again.</summary>
    private static StoryChange AsItWas(StoryDraft draft, Story target) => FindAppearance(target, draft) is { Removed: not null } back
        ? new StoryChange(new Verdict.Unchanged(target.Id), Removals.Return(target, back, draft.Story.Updated), null, null)
        : Nothing(target);

    private static StoryChange Nothing(Story target) => new(new Verdict.Unchanged(target.Id), null, null, null);
}
