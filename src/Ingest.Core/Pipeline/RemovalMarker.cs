using Ingest.Core.Deduplicate;
using Ingest.Core.Extract;
using Ingest.Core.Extract.Gate;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>
/// Marks stories whose publisher took them down. One miss is looked into after a while; the second one counts, unless nothing can be
/// reached, or none of the site's pages is there. A story that comes back loses its mark when its page is placed.
/// </summary>
public sealed class RemovalMarker(IIngestStore store, OutageWatch outage, AbsenceWatch watch, IOptions<PipelineOptions> options, TimeProvider time)
{
    /// <summary>What the look means when the page of a stored story was missed, with the link settled; null when it was not missed.</summary>
    /// <param name="link">The link.</param>
    /// <param name="outcome">What came of the look.</param>
    /// <param name="page">The answer; null when there was none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Outcome?> LookAsync(LinkRecord link, Outcome outcome, Page? page, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var absence = Absence.Of(link, outcome, page, now);
        var host = link.Link.Url.Host;
        if (AbsenceWatch.IsMissing(outcome, absence) is { } missing)
        {
            watch.Heard(link, missing);
        }

        if (absence is null)
        {
            return null;
        }

        var late = link.MissingSince is { } since && now - since >= options.Value.ConfirmRemovalAfter;
        var counts = link.Misses == 0 || (late && !outage.IsOn && !watch.IsOut(host));
        var settled = LinkSettlement.Missed(link, absence, counts, options.Value, now);
        if (counts && settled.Misses > 1)
        {
            var story = await StoryOfAsync(link.Story!.Value, cancellationToken);
            settled = settled with { Story = story };
            outcome = await MarkAsync(settled, absence with { At = link.MissingSince ?? now }, now, cancellationToken)
                ? new Outcome.Removed(story, absence.Reason)
                : new Outcome.Unchanged(story);
        }

        // The mark first: a crash in between has it made once more, to no effect.
        await store.Links.SettleAsync(settled, cancellationToken);
        return outcome;
    }

    /// <summary>
    /// Why the page of a stored story is not its page any more, although a text is there: its address redirects to the front page, to another
    /// story, or to a text that has nothing in common with it. Such a text is read at its own address. Null when the page may be placed.
    /// </summary>
    /// <param name="link">The link.</param>
    /// <param name="page">The answer.</param>
    /// <param name="draft">What it says.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Outcome.Rejected?> FindRedirectAwayAsync(LinkRecord link, Page page, StoryDraft draft, CancellationToken cancellationToken)
    {
        if (link.Story is not { } id || !Absence.LeadsElsewhere(link, page))
        {
            return null;
        }

        var there = await store.Stories.FindByUrlAsync(draft.UrlKey, cancellationToken);
        if (there?.Id == await StoryOfAsync(id, cancellationToken))
        {
            return null;
        }

        if (PageKind.IsFrontPage(page.Url))
        {
            return Absence.LeadsHome;
        }

        if (there is not null)
        {
            return Absence.LeadsTo(page.Url, "another story");
        }

        if (await store.Stories.FindAsync(id, cancellationToken) is not { } story || !TextLikeness.AreUnlike(draft.Story, story))
        {
            return null;
        }

        await OfferAsync(link, page.Url, cancellationToken);
        return Absence.LeadsTo(page.Url, "a text that has nothing in common with the story");
    }

    private Task<int> OfferAsync(LinkRecord from, Uri url, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var offer = new LinkRecord
        {
            Key = CanonicalUrl.Key(url),
            Source = from.Source,
            Link = new Link { Url = url, FoundAt = from.Link.Url },
            NextTry = now,
            FirstSeen = now,
            LastSeen = now,
            Fence = from.Fence,
        };
        return store.Links.OfferAsync([offer], cancellationToken);
    }

    /// <summary>A link that was read before its story was taken up by another still names that one.</summary>
    private async Task<StoryId> StoryOfAsync(StoryId id, CancellationToken cancellationToken) =>
        (await store.Stories.FindAsync(id, cancellationToken) ?? await store.Stories.FindByUrlAsync(PlaceKey.OfStory(id), cancellationToken))?.Id ?? id;

    /// <summary>False when it was marked before, or the story is gone from the store.</summary>
    private async Task<bool> MarkAsync(LinkRecord link, Removal removal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var edit = await store.Stories.EditAsync([link.Story!.Value], stories => Mark(stories[0], PlaceOf(link, stories[0])), cancellationToken);
        return edit is { Stories.Count: > 0 };

        StoryEdit Mark(Story story, Appearance? gone) =>
            Removals.Mark(story, place => ReferenceEquals(place, gone), removal, now) is var marked && ReferenceEquals(marked, story) ? new StoryEdit() : new StoryEdit { Stories = [marked] };
    }

    /// <summary>The place that the link led to; an address that redirected stands for the only place of its source. Null when it cannot be told.</summary>
    private static Appearance? PlaceOf(LinkRecord link, Story story)
    {
        if (story.Appearances.FirstOrDefault(place => IsAt(place, link)) is { } there)
        {
            return there;
        }

        var own = story.Appearances.Where(place => place.Source == link.Source).ToList();
        return own.Count == 1 ? own[0] : null;
    }

    /// <summary>By its address, or by the identifier that the feed gave both.</summary>
    private static bool IsAt(Appearance place, LinkRecord link) =>
        place.Source == link.Source
        && ((Uri.TryCreate(place.Url, UriKind.Absolute, out var url) && CanonicalUrl.Key(url) == link.Key) || (place.Guid is { } guid && guid == GuidForm.Of(link.Link.Guid)));
}
