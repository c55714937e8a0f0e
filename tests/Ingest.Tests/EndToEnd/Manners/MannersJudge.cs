using System.Globalization;
using Ingest.Core.Model;

namespace Ingest.Tests.EndToEnd.Manners;

/// <summary>The checks of the feed reader behaviour test over everything that a host has seen of one reader. A check that nothing exercised is a failed one.</summary>
internal static class MannersJudge
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly (string Name, Func<Record, string?> Look)[] Looks =
    [
        ("01 one unconditional request, the first", One),
        ("02 If-Modified-Since is the last Last-Modified byte for byte", record => Faulty(record, step => step.Known.LastModified is not null, step => step.Visit.Sent.LastModified == step.Known.LastModified)),
        ("03 If-None-Match is the last ETag byte for byte", record => Faulty(record, step => step.Known.ETag is not null, step => step.Visit.Sent.ETag == step.Known.ETag)),
        ("04 both validators are refreshed when one of them changed", record => Faulty(record, step => step.Before is { Visit.Status: 200 } before && OneChanged(before), IsFresh)),
        ("05 validators are refreshed when the body is as it was", record => Faulty(record, step => step.Before is { Visit.Status: 200 } before && before.LastBody == before.Visit.Body && before.Visit.Given != before.Known, IsFresh)),
        ("06 validators of a 304 are taken over", record => Faulty(record, step => step.Before is { Visit: { Status: 304, Given.Any: true } } before && before.Visit.Given != before.Known, IsFresh)),
        ("07 no date is invented", record => Faulty(record, step => step.Known.LastModified is null, step => step.Visit.Sent.LastModified is null)),
        ("08 no later request is unconditional", record => Faulty(record, step => step.Known.Any, step => step.Visit.Sent.Any)),
        ("09 an hour lies between two requests", record => Faulty(record, step => step.Before is not null, step => step.Visit.At - step.Before!.Visit.At >= Hour)),
        ("10 no burst at a restart", record => Faulty(record, step => step.Before is not null && step.Before.Visit.Restarts < step.Visit.Restarts, step => step.Visit.At - step.Before!.Visit.At >= Hour)),
        ("11 max-age is waited out", record => Faulty(record, step => step.Before?.Visit.MaxAge is not null, step => step.Visit.At - step.Before!.Visit.At >= step.Before.Visit.MaxAge)),
        ("12 a host that asks to wait is left alone", Left),
        ("13 no cookies", record => Any(record, visit => visit.Header("Cookie") is not null)),
        ("14 no Referer", record => Any(record, visit => visit.Header("Referer") is not null)),
        ("15 no parameters are added", record => Any(record, visit => visit.Query.Length > 0)),
        ("16 User-Agent says name, version and contact", record => Any(record, visit => !(visit.Header("User-Agent") is { } agent && agent.Contains('/') && agent.Contains("(+https://", StringComparison.Ordinal)))),
        ("17 gzip is accepted", record => Any(record, visit => visit.Header("Accept-Encoding")?.Contains("gzip", StringComparison.Ordinal) != true)),
        ("18 Accept names the types of feeds", record => Any(record, visit => visit.IsFeed && !(visit.Header("Accept") is { } accept && accept.Contains("application/rss+xml", StringComparison.Ordinal) && accept.Contains("application/atom+xml", StringComparison.Ordinal)))),
        ("19 nothing is asked for that is not there", record => Any(record, visit => visit.Status == 404 && !visit.IsForRules)),
        ("20 nothing is asked for but the feed and what it names", record => Any(record, visit => !visit.IsOffered && !visit.IsForRules)),
        ("21 one reader has one name", record => record.Visits.Select(visit => visit.Header("User-Agent")).Distinct().Count() == 1 ? null : "several User-Agents"),
    ];

    public static IReadOnlyList<string> Checks => [.. Looks.Select(look => look.Name)];

    public static IReadOnlyList<Judgement> Judge(IReadOnlyList<Visit> visits)
    {
        var record = new Record(visits, Steps(visits));
        return [.. Looks.Select(look => new Judgement(look.Name, look.Look(record)))];
    }

    /// <summary>A 200 replaces all that was known, a 304 what it names (RFC 9111 §3.2), everything else nothing.</summary>
    private static List<Step> Steps(IReadOnlyList<Visit> visits)
    {
        var steps = new List<Step>();
        var (known, body) = (Validators.None, (string?)null);
        foreach (var visit in visits.Where(visit => visit.IsFeed))
        {
            steps.Add(new Step(visit, known, body, steps.LastOrDefault()));
            known = visit.Status switch
            {
                200 => visit.Given,
                304 => new Validators(visit.Given.ETag ?? known.ETag, visit.Given.LastModified ?? known.LastModified),
                _ => known,
            };
            body = visit.Body ?? body;
        }

        return steps;
    }

    private static string? One(Record record)
    {
        var plain = record.Steps.Where(step => !step.Visit.Sent.Any && (step.Before is null || step.Known.Any)).ToList();
        return plain.Count == 1 && plain[0].Before is null ? null : string.Create(CultureInfo.InvariantCulture, $"{plain.Count} unconditional requests");
    }

    private static string? Left(Record record)
    {
        var asked = record.Visits.Where(visit => visit.RetryAt is not null).ToList();
        if (!new[] { 200, 429, 503 }.All(status => asked.Any(visit => visit.Status == status)))
        {
            return "not exercised";
        }

        return asked.SelectMany(told => record.Visits.Where(visit => visit.At > told.At && visit.At < told.RetryAt)).FirstOrDefault() is { } early
            ? string.Create(CultureInfo.InvariantCulture, $"{early.Path} at {early.At:u}, before the host's time") : null;
    }

    private static bool OneChanged(Step step) => step.Known.Any && step.Visit.Given.ETag != step.Known.ETag != (step.Visit.Given.LastModified != step.Known.LastModified);

    private static bool IsFresh(Step step) => step.Visit.Sent == step.Known;

    private static string? Faulty(Record record, Func<Step, bool> applies, Func<Step, bool> isRight)
    {
        var cases = record.Steps.Where(applies).ToList();
        return cases.Count == 0 ? "not exercised"
            : cases.FirstOrDefault(step => !isRight(step)) is { } wrong
                ? string.Create(CultureInfo.InvariantCulture, $"at {wrong.Visit.At:u}: known {wrong.Known}, sent {wrong.Visit.Sent}, request before at {wrong.Before?.Visit.At:u}")
                : null;
    }

    private static string? Any(Record record, Func<Visit, bool> isWrong) =>
        record.Visits.FirstOrDefault(isWrong) is { } wrong ? string.Create(CultureInfo.InvariantCulture, $"{wrong.Path}{wrong.Query} at {wrong.At:u}") : null;

    private sealed record Record(IReadOnlyList<Visit> Visits, IReadOnlyList<Step> Steps);

    /// <summary>A request for the feed, with what the reader knew by then.</summary>
    private sealed record Step(Visit Visit, Validators Known, string? LastBody, Step? Before);
}
