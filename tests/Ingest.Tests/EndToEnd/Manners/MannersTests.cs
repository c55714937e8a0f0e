using Ingest.Core.Model;

namespace Ingest.Tests.EndToEnd.Manners;

public sealed class MannersTests(SimulatedWeek week) : IClassFixture<SimulatedWeek>
{
    public static TheoryData<string> Checks => [.. MannersJudge.Checks];

    [Theory]
    [MemberData(nameof(Checks))]
    public void A_week_at_a_scoring_host_passes(string check) =>
        Assert.Null(MannersJudge.Judge(week.Visits).Single(judgement => judgement.Check == check).Fault);

    [Fact]
    public void There_are_21_checks_and_the_week_saw_enough_to_judge()
    {
        Assert.Equal(21, MannersJudge.Checks.Count);
        Assert.InRange(week.Visits.Count(visit => visit.IsFeed), 40, 24 * 7);
        Assert.True(week.Visits.Max(visit => visit.Restarts) >= 10);
        Assert.InRange(week.Stories, 50, 70);
    }

    /// <summary>A reader that is rude in one way fails the check that is about it.</summary>
    [Theory]
    [MemberData(nameof(Checks))]
    public void A_rude_reader_is_told_by_name(string check) =>
        Assert.NotNull(MannersJudge.Judge(Rude(check)).Single(judgement => judgement.Check == check).Fault);

    private List<Visit> Rude(string check) => check[..2] switch
    {
        "01" or "08" => Feeds(visit => visit.Restarts == 3 ? Without(visit, "If-None-Match", "If-Modified-Since") : visit),
        "02" => Feeds(visit => visit.Sent.LastModified is null ? visit : With(visit, "If-Modified-Since", "Mon, 02 Mar 2026 12:00:00 GMT")),
        "03" => Feeds(visit => visit.Sent.ETag is { } etag ? With(visit, "If-None-Match", etag.Replace("W/", "", StringComparison.Ordinal)) : visit),
        "04" or "05" or "06" => Stale(check[..2] == "06" ? 304 : 200),
        "07" => Feeds(visit => visit.Sent.LastModified is null ? With(visit, "If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT") : visit),
        "09" => [.. week.Visits, week.Visits.Last(visit => visit.IsFeed) with { At = week.Visits.Last(visit => visit.IsFeed).At.AddMinutes(59) }],
        "10" => Feeds(visit => visit with { Restarts = 0 }, visit => [visit, visit with { At = visit.At.AddMinutes(5), Restarts = 1 }]),
        "11" => Feeds(visit => visit, visit => visit.MaxAge is null ? [visit] : [visit, visit with { At = visit.At.AddHours(2), MaxAge = null }]),
        "12" => Feeds(visit => visit, visit => visit.RetryAt is null ? [visit] : [visit, visit with { At = visit.At.AddMinutes(61), RetryAt = null }]),
        "13" => Feeds(visit => With(visit, "Cookie", "reader=1")),
        "14" => Feeds(visit => With(visit, "Referer", "http://feed.example/")),
        "15" => Feeds(visit => visit with { Query = "?t=1" }),
        "16" => Feeds(visit => With(visit, "User-Agent", "dotnet")),
        "17" => Feeds(visit => Without(visit, "Accept-Encoding")),
        "18" => Feeds(visit => With(visit, "Accept", "*/*")),
        "19" => [.. week.Visits, week.Visits[0] with { Path = "/favicon.ico", Status = 404 }],
        "20" => [.. week.Visits, week.Visits[0] with { Path = "/", IsOffered = false }],
        _ => Feeds(visit => With(visit, "User-Agent", $"ingest/{visit.Restarts} (+https://operator.example/bot)")),
    };

    private List<Visit> Feeds(Func<Visit, Visit> change, Func<Visit, IEnumerable<Visit>>? more = null) =>
        [.. week.Visits.SelectMany(visit => !visit.IsFeed ? [visit] : more is null ? [change(visit)] : more(change(visit)))];

    /// <summary>Whatever such an answer says of validators is not taken over.</summary>
    private List<Visit> Stale(int status)
    {
        var (seen, before) = (new List<Visit>(), (Visit?)null);
        foreach (var visit in week.Visits)
        {
            seen.Add(visit.IsFeed && before?.Status == status && before.Sent.Any ? Sends(visit, before.Sent) : visit);
            before = visit.IsFeed ? visit : before;
        }

        return seen;
    }

    private static Visit Sends(Visit visit, Validators validators) => Both(Without(visit, "If-None-Match", "If-Modified-Since"), validators);

    private static Visit Both(Visit visit, Validators validators)
    {
        var one = validators.ETag is { } etag ? With(visit, "If-None-Match", etag) : visit;
        return validators.LastModified is { } modified ? With(one, "If-Modified-Since", modified) : one;
    }

    private static Visit With(Visit visit, string header, string value) =>
        visit with { Headers = new Dictionary<string, string>(visit.Headers, StringComparer.OrdinalIgnoreCase) { [header] = value } };

    private static Visit Without(Visit visit, params string[] headers) => visit with
    {
        Headers = visit.Headers.Where(header => !headers.Contains(header.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase),
    };
}
