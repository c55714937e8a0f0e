using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>What a verdict means for the stored story.</summary>
public static class StoryChanges
{
    public static StoryChange Apply(StoryDraft draft, Story? target, Verdict verdict) => verdict switch
    {
        Verdict.New => new StoryChange(verdict, draft.Story, null, draft.Fingerprint),
        Verdict.Related related => new StoryChange(verdict, draft.Story with { Related = related.To }, null, draft.Fingerprint),
        Verdict.Unchanged => new StoryChange(verdict, null, null, null),
        Verdict.Duplicate duplicate => Appear(draft, Need(target, verdict), verdict, AppearanceRelation.Duplicate, duplicate.Evidence),
        Verdict.Variant variant => Appear(draft, Need(target, verdict), verdict, AppearanceRelation.Variant, variant.Evidence),
        Verdict.Revision revision => Revise(draft, Need(target, verdict), revision),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "no such verdict"),
    };

    private static StoryChange Appear(StoryDraft draft, Story target, Verdict verdict, AppearanceRelation relation, Evidence evidence) => new(
        verdict,
        target with { Appearances = With(target, Seen(draft, relation, evidence)), Updated = draft.Story.Updated },
        null,
        null);

    private static StoryChange Revise(StoryDraft draft, Story target, Verdict.Revision verdict)
    {
        var fresh = draft.Story;
        var changed = Changed(target, fresh);
        if (changed.Count == 0)
        {
            return new StoryChange(new Verdict.Unchanged(target.Id), null, null, null);
        }

        var here = fresh.Appearances[0];
        var known = target.Appearances.Any(appearance => appearance.Url == here.Url && appearance.ImportId == here.ImportId);
        var story = fresh with
        {
            Id = target.Id,
            Url = target.Url,
            FirstSeen = target.FirstSeen,
            Published = target.Published ?? fresh.Published,
            Revision = target.Revision + 1,
            Related = target.Related,
            Appearances = known
                ? [.. target.Appearances.Select(appearance => appearance.Url == here.Url ? appearance with { Title = fresh.Title } : appearance)]
                : With(target, Seen(draft, AppearanceRelation.Revision, verdict.Evidence)),
        };
        var before = new Revision(target.Id, target.Revision, fresh.Updated, KindOf(target, fresh, changed), changed, target with { Appearances = [], Related = [], SearchTokens = [] });
        return new StoryChange(verdict, story, before, draft.Fingerprint);
    }

    private static Appearance Seen(StoryDraft draft, AppearanceRelation relation, Evidence evidence) =>
        draft.Story.Appearances[0] with { Relation = relation, Evidence = evidence, Similarity = evidence.Containment ?? 1 };

    private static IReadOnlyList<Appearance> With(Story target, Appearance appearance) =>
        target.Appearances.Any(known => known.Url == appearance.Url && known.Source == appearance.Source && known.ImportId == appearance.ImportId)
            ? target.Appearances
            : [.. target.Appearances, appearance];

    private static List<string> Changed(Story old, Story fresh)
    {
        var changed = new List<string>();
        void Compare<T>(string field, T before, T after)
        {
            if (!EqualityComparer<T>.Default.Equals(before, after))
            {
                changed.Add(field);
            }
        }

        Compare("title", old.Title, fresh.Title);
        Compare("body", string.Join('\n', old.Body), string.Join('\n', fresh.Body));
        Compare("authors", string.Join('\n', old.Authors), string.Join('\n', fresh.Authors));
        Compare("summary", old.Summary, fresh.Summary);
        Compare("section", old.Section, fresh.Section);
        return changed;
    }

    private static string KindOf(Story old, Story fresh, List<string> changed)
    {
        if (!changed.Contains("body"))
        {
            return changed.Contains("title") ? "headline" : "metadata";
        }

        var growth = fresh.WordCount - old.WordCount;
        var noticeable = Math.Max(10, old.WordCount / 20);
        return growth >= noticeable ? "grown" : growth <= -noticeable ? "trimmed" : "correction";
    }

    private static Story Need(Story? target, Verdict verdict) =>
        target ?? throw new ArgumentNullException(nameof(target), $"the verdict {verdict.Name} names story {verdict.Target}, which was not given");
}
