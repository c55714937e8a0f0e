using System.Globalization;
using Ingest.Core.Common.Dates;
using Ingest.Core.Model;
using Ingest.Core.Normalize.Dates;

namespace Ingest.Core.Normalize;

/// <summary>Tells what became of every date of a page once the story's dates are settled.</summary>
public static class DateAccount
{
    /// <summary>One candidate a date hint, in their order of trust, for the field <c>published</c>, or <c>modified</c> where the hint says so.</summary>
    public static IReadOnlyList<FieldCandidate> Of(Article article, NormalizeContext context, StoryDates settled)
    {
        var place = DatePlace.Of(article, context);
        return [.. article.Dates.Select((hint, rank) => Of(hint, DateCandidate.Read(hint, rank, place), place, settled))];
    }

    private static FieldCandidate Of(DateHint hint, DateCandidate? read, DatePlace place, StoryDates settled)
    {
        var (field, taken) = hint.Role == DateRole.Modified ? ("modified", settled.Modified) : ("published", settled.Published);
        return new FieldCandidate(field, hint.Rule, hint.Text, Why(hint, read, place, taken, settled.Published));
    }

    private static string? Why(DateHint hint, DateCandidate? read, DatePlace place, NewsDate? taken, NewsDate? published)
    {
        if (read is null)
        {
            return "no date is read in it";
        }

        if (!place.IsPast(read.Reading))
        {
            return "in the future, or before there were news sites";
        }

        // "meta date + text near headline": the day of one, the time of the other.
        if (taken is not null && taken.From.Split(" + ").Contains(hint.Rule))
        {
            return null;
        }

        if (taken is null)
        {
            return hint.Role == DateRole.Modified && published is not null ? "not later than the publication" : "not believed";
        }

        return taken.At.Date == read.Reading.Local.Date
            ? $"the same day as {taken.From}, which is trusted more"
            : string.Create(CultureInfo.InvariantCulture, $"read as {read.Reading.Local:yyyy-MM-dd}; {taken.From} is trusted more");
    }
}
