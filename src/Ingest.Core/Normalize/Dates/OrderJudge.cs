using System.Globalization;
using Ingest.Core.Common.Dates;

namespace Ingest.Core.Normalize.Dates;

/// <summary>Decides whether 03-02 is a day in February or in March, by everything else that is known, and says why.</summary>
internal static class OrderJudge
{
    private const int FromClearDate = 5;
    private const int FromFeed = 5;
    private const int FromUrl = 5;
    private const int FromUrlMonth = 2;
    private const int FromBody = 4;
    private const int FromFetchTime = 3;

    /// <summary>News reports what happened within this time before.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    /// <summary>The candidate with one reading left; null when neither can be.</summary>
    public static DateCandidate? Settle(DateCandidate candidate, DateWitnesses witnesses, DatePlace place)
    {
        if (candidate.Reading.OtherOrder is not { } other)
        {
            return candidate;
        }

        var usual = candidate.Reading.Local;
        var (first, second) = (Weigh(usual, candidate, witnesses, place), Weigh(other, candidate, witnesses, place));
        if (first.Points < 0 && second.Points < 0)
        {
            return null;
        }

        var exchanged = second.Points > first.Points;
        var (chosen, refused) = exchanged ? (other, usual) : (usual, other);
        var why = exchanged ? second.Why : first.Why;
        if (why is null)
        {
            var refusal = exchanged ? first : second;
            why = refusal.Points < 0 ? $"{Day(refused)} is in the future" : "customary order of the language and country";
        }

        return (candidate with { Reading = candidate.Reading with { Local = chosen, OtherOrder = null } }).Because($"{Day(chosen)}, not {Day(refused)}: {why}");
    }

    private static (int Points, string? Why) Weigh(DateTime local, DateCandidate candidate, DateWitnesses witnesses, DatePlace place)
    {
        if (!place.IsPast(local))
        {
            return (-1, null);
        }

        var reasons = new List<(int Points, string Why)>();
        var day = local.Date;
        if (witnesses.Clear.FirstOrDefault(clear => clear.Rank != candidate.Rank && Apart(clear.Reading.Local.Date, day) <= 1) is { } clear)
        {
            reasons.Add((FromClearDate, $"{clear.Rule} says {Day(clear.Reading.Local)}"));
        }

        if (witnesses.Feed is { } feed && Apart(feed.Date, day) <= 1)
        {
            reasons.Add((FromFeed, $"the feed says {Day(feed.DateTime)}"));
        }

        if (witnesses.Url is { } url && url.Local.Year == day.Year && url.Local.Month == day.Month)
        {
            var exact = url.Precision == DatePrecision.Day;
            if (!exact || Apart(url.Local, day) <= 1)
            {
                reasons.Add((exact ? FromUrl : FromUrlMonth, "the address says so"));
            }
        }

        // A story that tells of a day as past is not older than it, and seldom much younger.
        if (witnesses.Body.FirstOrDefault(past => past <= day.AddDays(1) && day - past <= Fresh) is var told && told != default)
        {
            reasons.Add((FromBody, $"the body tells of {Day(told)}"));
        }

        if (Apart(place.SeenAt.Date, day) <= 2)
        {
            reasons.Add((FromFetchTime, $"it was fetched on {Day(place.SeenAt.DateTime)}"));
        }

        return (reasons.Sum(reason => reason.Points), reasons.Count == 0 ? null : string.Join(", ", reasons.Select(reason => reason.Why)));
    }

    private static double Apart(DateTime a, DateTime b) => (a - b).Duration().TotalDays;

    private static string Day(DateTime local) => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
