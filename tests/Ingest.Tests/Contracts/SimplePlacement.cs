using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Tests.Contracts;

/// <summary>Judges by place, then by any near neighbour: enough to see what a store offers.</summary>
internal static class SimplePlacement
{
    public static Placement Placement { get; } = new(Decide, Apply, TimeSpan.FromHours(72));

    private static Verdict Decide(StoryDraft draft, Neighborhood neighborhood) => neighborhood switch
    {
        { SamePlace: { } known } when known.ContentHash == draft.Story.ContentHash => new Verdict.Unchanged(known.Id),
        { SamePlace: { } known } => new Verdict.Revision(known.Id, new Evidence("test", "changed")),
        { Near: [var near, ..] } => new Verdict.Duplicate(near.Id, new Evidence("test", "near")),
        _ => new Verdict.New(),
    };

    public static StoryChange Apply(StoryDraft draft, Story? target, Verdict verdict) => verdict switch
    {
        Verdict.New => new StoryChange(verdict, draft.Story, null, draft.Fingerprint),
        Verdict.Duplicate => new StoryChange(verdict, target! with { Appearances = [.. target.Appearances, draft.Story.Appearances[0]] }, null, null),
        Verdict.Revision => new StoryChange(
            verdict,
            draft.Story with { Id = target!.Id, Revision = target.Revision + 1 },
            new Revision(target.Id, target.Revision, draft.Story.Updated, "headline", ["title"], target),
            draft.Fingerprint),
        _ => new StoryChange(verdict, null, null, null),
    };
}
