using Ingest.Core.Discover;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Schedule;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>What is remembered of a feed, sitemap or listing after one more look at it. Pure.</summary>
internal static class DocumentSequel
{
    /// <summary>After a body that could be read.</summary>
    /// <param name="before">What was remembered; null for nothing.</param>
    /// <param name="reading">The look.</param>
    /// <param name="entry">The entry that led to it.</param>
    /// <param name="url">Its address; only a document that an entry names can move, be gone or be doubted.</param>
    /// <param name="validators">Those to keep.</param>
    /// <param name="now">The time of the look.</param>
    public static DocumentState AfterBody(
        DocumentState? before, DocumentReading reading, DiscoverDefinition entry, Uri url, Validators validators, DateTimeOffset now)
    {
        var discovery = reading.Discovery!;
        var published = discovery.Links.Where(link => link.Published is not null).Select(link => link.Published!.Value).ToList();
        var after = new DocumentState(validators, now)
        {
            Every = discovery.Cadence.Every,
            UpdateBase = discovery.Cadence.UpdateBase,
            SkipHours = discovery.Cadence.SkipHours,
            SkipDays = discovery.Cadence.SkipDays,
            FreshFor = reading.Result.FreshFor,
            Links = discovery.Links.Count,
            ChangedAt = now,
            UsualGap = PublicationGap.Of(published, now),
            PlainAt = before is { Validators.Any: true, DistrustedAt: null } && !reading.Plain ? before.PlainAt : now,
            GapAt = before?.GapAt,
        };
        return url == entry.Url ? AfterNamed(before, reading, entry, published, after, now) : after;
    }

    /// <summary>After a 304.</summary>
    public static DocumentState AfterNothingNew(DocumentState? before, DocumentReading reading, Validators validators, bool isNamed, DateTimeOffset now)
    {
        var known = before ?? new DocumentState(validators, now);
        return known with
        {
            Validators = validators,
            FetchedAt = now,
            FreshFor = reading.Result.FreshFor ?? known.FreshFor,
            ChangedAt = known.ChangedAt ?? now,
            Move = isNamed ? MoveRule.After(known.Move, reading.Result.MovedTo, isSame: true, now) : null,
            Gone = null,
            // An older page of a feed changes no more: nobody need tell of it.
            Hub = isNamed ? known.Hub : null,
            Topic = isNamed ? known.Topic : null,
        };
    }

    /// <summary>After a 410 of a document that the source file names.</summary>
    public static DocumentState AfterGone(DocumentState? before, DateTimeOffset now) =>
        (before ?? new DocumentState(Validators.None, now)) with { Gone = GoneRule.After(before?.Gone, now) };

    /// <summary>True when the document offers nothing that it offered before although it did offer something: items between the two may have been missed.</summary>
    /// <param name="before">What was remembered; null for nothing.</param>
    /// <param name="discovery">What it offers.</param>
    /// <param name="offers">Offers that the source lets through.</param>
    /// <param name="unknown">Those of them that were not seen before.</param>
    public static bool IsGap(DocumentState? before, Discovery discovery, int offers, int unknown) =>
        before is { Links: > 0, Identity: { } identity } && offers > 0 && offers == unknown && !DocumentMarks.SharesAny(identity, discovery);

    private static DocumentState AfterNamed(
        DocumentState? before, DocumentReading reading, DiscoverDefinition entry, IReadOnlyList<DateTimeOffset> published, DocumentState after, DateTimeOffset now)
    {
        var (content, identity) = (DocumentMarks.ContentOf(reading.Discovery!), DocumentMarks.IdentityOf(entry, reading.Discovery!));
        var (isSame, movedTo) = (before?.Identity?.IsSameAs(identity) != false, reading.Result.MovedTo);
        var changed = before?.Content != content;
        var wrong = reading.Plain && changed && before is { Content: not null, ChangedAt: { } changedAt }
            && SilenceRule.Contradicts(before.Validators == after.Validators, published, changedAt, before.FetchedAt);
        return after with
        {
            Hub = reading.Discovery!.Hub,
            Topic = reading.Discovery.Hub is null ? null : reading.Discovery.Topic ?? entry.Url,
            Content = content,
            ChangedAt = changed ? now : before!.ChangedAt,
            DistrustedAt = before?.DistrustedAt ?? (wrong ? now : null),
            Identity = isSame || movedTo is null ? identity : before!.Identity,
            Move = reading.CameBack ? null : MoveRule.After(before?.Move, movedTo, isSame, now),
        };
    }
}
