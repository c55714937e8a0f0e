using Ingest.Core.Common.Dates;
using Ingest.Core.Model;
using Ingest.Core.Normalize.Dates;

namespace Ingest.Core.Normalize;

/// <summary>Decides when a story was published and changed from everything on its page that may tell.</summary>
public static class PublicationDate
{
    public static StoryDates Resolve(Article article, NormalizeContext context)
    {
        var place = DatePlace.Of(article, context);
        var read = article.Dates.Select((hint, rank) => DateCandidate.Read(hint, rank, place)).OfType<DateCandidate>().ToList();
        var witnesses = DateWitnesses.Gather(article, context, place, read);
        var candidates = read
            .Select(candidate => OrderJudge.Settle(candidate, witnesses, place))
            .OfType<DateCandidate>()
            .Where(candidate => place.IsPast(candidate.Reading))
            .ToList();
        candidates = YearJudge.Settle(candidates, witnesses, place);

        var published = Published(candidates, witnesses, place);
        return new StoryDates(published, Modified(candidates, published, context, place));
    }

    /// <summary>What says "published" first; then the feed, a date that does not say what it is, the address, and last a date of change.</summary>
    private static NewsDate? Published(List<DateCandidate> candidates, DateWitnesses witnesses, DatePlace place)
    {
        var feed = witnesses.Feed is { } at && place.IsPast(at) ? DateCandidate.OfFeed(at, witnesses.FeedQuality, "feed") : null;
        var url = witnesses.UrlCandidate;
        var witness = feed ?? url;
        var unstated = candidates.FindAll(candidate => candidate.Role == DateRole.Unstated && candidate.Rule is not (DateHint.Elsewhere or DateHint.Script) && (witness is null || witness.IsNear(candidate)));
        var chosen = Unsaved(Outvoted(candidates.Find(candidate => candidate.Role == DateRole.Published), candidates), candidates)
            ?? unstated.Find(candidate => candidate.ByHeadline && candidate.IsWhole)
            ?? unstated.FirstOrDefault()
            ?? witness
            ?? candidates.Find(candidate => candidate.Role == DateRole.Modified && candidate.Rule != DateHint.Elsewhere)?.Because("the page states only when it was changed")
            ?? (candidates.Find(candidate => candidate.Rule == DateHint.Elsewhere && candidate.Role != DateRole.Modified) ?? candidates.Find(candidate => candidate.Rule == DateHint.Elsewhere))?.Because("the first bare date of the page; none stands by the headline")
            ?? candidates.Find(candidate => candidate.Rule == DateHint.Script);
        if (chosen is null)
        {
            return null;
        }

        var finer = candidates.Where(candidate => candidate.Role != DateRole.Modified).Append(feed).OfType<DateCandidate>().ToList();
        return place.ToNewsDate(chosen.Refine(finer), candidates);
    }

    /// <summary>The most trusted date, unless it stands alone against two others that agree on another day and of which one says "published" as well.</summary>
    private static DateCandidate? Outvoted(DateCandidate? trusted, List<DateCandidate> candidates)
    {
        if (trusted is null)
        {
            return null;
        }

        var others = candidates.Where(candidate => candidate.Role != DateRole.Modified && candidate.Rule != trusted.Rule).ToList();
        if (others.Exists(trusted.IsSameDay))
        {
            return trusted;
        }

        var rival = others.Find(candidate => candidate.Role == DateRole.Published || candidate.Rule.StartsWith("meta ", StringComparison.Ordinal));
        return rival is not null && !rival.IsNear(trusted) && others.Exists(other => other.Rule != rival.Rule && other.IsSameDay(rival))
            ? rival.Because($"{trusted} stands alone")
            : trusted;
    }

    /// <summary>
    /// A declared publication that is not before the declared change is the time of the last saving, where the page shows its readers an earlier
    /// day by the headline, and no place the declared one.
    /// </summary>
    private static DateCandidate? Unsaved(DateCandidate? declared, List<DateCandidate> candidates)
    {
        if (declared is null || declared.ByHeadline || !candidates.Exists(candidate => candidate is { Role: DateRole.Modified, ByHeadline: false } && candidate.Reading.Local <= declared.Reading.Local))
        {
            return declared;
        }

        // In the order of the page: of what stands further down, much belongs to other stories.
        var shown = candidates.FindAll(candidate => candidate.Role != DateRole.Modified && candidate.IsShown && candidate.Rank != declared.Rank);
        var first = shown.FindAll(candidate => candidate.ByHeadline).MinBy(candidate => candidate.Rank);
        return first is { IsWhole: true } && first.IsBefore(declared) && !shown.Exists(candidate => candidate.IsNear(declared) && !candidate.IsBefore(declared))
            ? first.Because($"{declared} is the time of the last change")
            : declared;
    }

    private static NewsDate? Modified(List<DateCandidate> candidates, NewsDate? published, NormalizeContext context, DatePlace place)
    {
        var chosen = candidates.Find(candidate => candidate.Role == DateRole.Modified)
            ?? (context.Link?.Modified is { } at && place.IsPast(at) ? DateCandidate.OfFeed(at, context.Link.ModifiedQuality, "feed modified") : null);
        if (chosen is null)
        {
            return null;
        }

        var modified = place.ToNewsDate(chosen, candidates);
        var isLater = published is null
            || (modified.Precision <= DatePrecision.Day || published.Precision <= DatePrecision.Day ? modified.At.Date > published.At.Date : modified.At > published.At);
        return isLater && published?.From != modified.From ? modified : null;
    }
}
