using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>Corrects by hand what was judged to be one story or two. The decision is remembered and goes before every later judgement.</summary>
public sealed class StoryCorrector(IIngestStore store, PageReadingQuery reading, TimeProvider time)
{
    /// <summary>The second story becomes part of the first.</summary>
    public async Task<CorrectionResult> MergeAsync(string first, string second, CancellationToken cancellationToken)
    {
        if (await FindAsync(first, cancellationToken) is not { } into)
        {
            return CorrectionResult.Refuse($"there is no story '{first}'");
        }

        if (await FindAsync(second, cancellationToken) is not { } from)
        {
            return CorrectionResult.Refuse($"there is no story '{second}'");
        }

        if (into.Id == from.Id)
        {
            return CorrectionResult.Refuse($"both are story {into.Id} already");
        }

        var known = await store.Corrections.OfAsync([.. into.Appearances.Concat(from.Appearances).Select(KeyOf).Distinct()], cancellationToken);
        var at = time.GetUtcNow();
        var edit = await store.Stories.EditAsync(
            [into.Id, from.Id],
            stories => Corrected.Join(stories[0], stories[1], KeyOf, known, at) with { Places = [(PlaceKey.OfUrl(PlaceKey.OfStory(stories[1].Id)), stories[0].Id)] },
            cancellationToken);
        return edit is null
            ? CorrectionResult.Refuse("one of them was taken up by another story meanwhile")
            : new CorrectionResult(edit.Stories[0], from, null);
    }

    /// <summary>The text at an address leaves a story, with all that came with it when it was merged by hand.</summary>
    public async Task<CorrectionResult> SplitAsync(string which, Uri url, SourceSet sources, CancellationToken cancellationToken)
    {
        if (await FindAsync(which, cancellationToken) is not { } story)
        {
            return CorrectionResult.Refuse($"there is no story '{which}'");
        }

        var key = CanonicalUrl.Key(url);
        if (story.Appearances.FirstOrDefault(place => KeyOf(place) == key) is not { } place)
        {
            return CorrectionResult.Refuse($"story {story.Id} was not seen at {CanonicalUrl.Of(url).AbsoluteUri}; 'ingest explain {story.Id}' lists where it was");
        }

        if (place.Relation == AppearanceRelation.Original)
        {
            return CorrectionResult.Refuse(story.Appearances.Count == 1
                ? $"{place.Url} is the only place of story {story.Id}"
                : $"{place.Url} is where story {story.Id} was seen first, and its text is the story's; split off the others: {string.Join(", ", story.Appearances.Where(other => KeyOf(other) != key).Take(5).Select(other => other.Url))}");
        }

        var text = await TextOfAsync(story, place, sources, cancellationToken);
        var isLinked = await store.Links.FindAsync(key, cancellationToken) is not null;
        if (text.Own is null && !isLinked && place.ImportId is null)
        {
            return CorrectionResult.Refuse($"the text of {place.Url} was not kept, and no link leads to that address, so that it cannot be read again");
        }

        var edit = await store.Stories.EditAsync([story.Id], stories => Part(stories[0], text), cancellationToken);
        if (edit is null)
        {
            return CorrectionResult.Refuse($"story {story.Id} was taken up by another meanwhile");
        }

        var own = edit.Stories.Count > 1 ? edit.Stories[1] : null;
        foreach (var leaving in text.Places.DistinctBy(KeyOf))
        {
            if (await store.Links.FindAsync(KeyOf(leaving), cancellationToken) is { } link)
            {
                await store.Links.SettleAsync(own is null ? Unread(link, time.GetUtcNow()) : link with { Story = own.Id, State = StateOf(leaving, own), Fence = null }, cancellationToken);
            }
        }

        return new CorrectionResult(edit.Stories[0], own, null) { IsReadAgain = own is null && isLinked };
    }

    private static LinkState StateOf(Appearance place, Story story) =>
        story.Appearances.First(one => Corrected.IsSame(one, place)).Relation is AppearanceRelation.Duplicate or AppearanceRelation.Variant ? LinkState.Duplicate : LinkState.Stored;

    /// <summary>By its id, the id that it had before it was taken up, or an address where it was seen.</summary>
    private async Task<Story?> FindAsync(string what, CancellationToken cancellationToken) =>
        (await new ExplainQuery(store).ReadAsync(what, cancellationToken)).Story;

    private StoryEdit Part(Story story, Text text)
    {
        var at = time.GetUtcNow();
        var leaving = story.Appearances.Where(place => text.Places.Any(gone => Corrected.IsSame(gone, place))).ToList();
        var edit = Corrected.Part(story, leaving, text.Own, text.Before, KeyOf, [], at);
        var target = text.Own?.Id;
        return edit with
        {
            Places =
            [
                .. leaving.Select(place => (PlaceKey.OfUrl(KeyOf(place)), target)),
                .. leaving.Where(place => place.Guid is not null).Select(place => (PlaceKey.OfGuid(place.Source, place.Guid!), target)),
                .. text.Restored is { } id ? [(PlaceKey.OfUrl(PlaceKey.OfStory(id)), (StoryId?)null)] : Array.Empty<(string, StoryId?)>(),
            ],
            Fingerprints =
            [
                Print(edit.Stories[0], StoryFolding.PrintOf(edit.Stories[0], text.Earlier)),
                .. text.Own is { } own ? [Print(own, Fingerprinter.Compute(own.Title, own.Body))] : Array.Empty<(StoryId, DateTimeOffset, Fingerprint)>(),
            ],
        };

        static (StoryId, DateTimeOffset, Fingerprint) Print(Story story, Fingerprint fingerprint) => (story.Id, story.Published?.At ?? story.FirstSeen, fingerprint);
    }

    /// <summary>What the place's text is: the story that was merged, the state that it brought, or the page that was kept.</summary>
    private async Task<Text> TextOfAsync(Story story, Appearance place, SourceSet sources, CancellationToken cancellationToken)
    {
        // What was cut short left revisions that never came about.
        var revisions = (await store.Stories.RevisionsAsync(story.Id, cancellationToken)).Where(revision => revision.Number < story.Revision).ToList();
        if (revisions.LastOrDefault(revision => revision.Kind == Revision.Merged && revision.Before.Appearances.Any(one => Corrected.IsSame(one, place))) is { Before: var merged })
        {
            return new Text(merged with { Updated = time.GetUtcNow() }, null, merged.Appearances, revisions) { Restored = merged.Id };
        }

        if (place.Relation == AppearanceRelation.Revision && revisions is [.., { Kind: not (Revision.Merged or Revision.Split or Revision.Reread) } last] && last.At == place.SeenAt)
        {
            return new Text(Corrected.Own(await OwnIdAsync(story, place, cancellationToken), story, place, time.GetUtcNow()), last.Before, [place], revisions);
        }

        var page = Uri.TryCreate(place.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? await reading.ReadAsync(url, sources, cancellationToken) : null;

        // What is kept of a page may be a wall that stood there at a later look, or the first of several.
        var own = page is { Rejected: null, ContinuesAt: null, Story: { } read } ? Corrected.Own(await OwnIdAsync(story, place, cancellationToken), read, place, time.GetUtcNow()) : null;
        return new Text(own, null, [place], revisions);
    }

    /// <summary>A new one, or that which the same split gave before it was cut short.</summary>
    private async Task<StoryId> OwnIdAsync(Story story, Appearance place, CancellationToken cancellationToken) =>
        await store.Stories.FindByUrlAsync(KeyOf(place), cancellationToken) is { Revision: 0, Appearances: [var only] } there && there.Id != story.Id
        && Corrected.IsSame(only, place) && there.Related.Any(related => related.Id == story.Id)
            ? there.Id
            : StoryId.Create(time.GetUtcNow());

    private static LinkRecord Unread(LinkRecord link, DateTimeOffset now) => link with
    {
        State = LinkState.Pending,
        Story = null,
        Validators = Validators.None,
        NextTry = now,
        Visits = 0,
        Attempts = 0,
        Misses = 0,
        MissingSince = null,
        Reason = null,
        Detail = null,
        Fence = null,
    };

    private static string KeyOf(Appearance place) => CanonicalUrl.Key(new Uri(place.Url));

    /// <summary>What leaves a story.</summary>
    /// <param name="Own">As a story; null when its text is not at hand.</param>
    /// <param name="Before">The state that the story goes back to.</param>
    /// <param name="Places">The places that leave.</param>
    /// <param name="Earlier">The states that the story has had so far.</param>
    private sealed record Text(Story? Own, Story? Before, IReadOnlyList<Appearance> Places, IReadOnlyList<Revision> Earlier)
    {
        /// <summary>The story that comes back under its own id.</summary>
        public StoryId? Restored { get; init; }
    }
}
