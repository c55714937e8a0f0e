using System.Globalization;
using Ingest.Core.Model;
using Ingest.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.EndToEnd.Manners;

/// <summary>A feed host with all the moods that the feed reader behaviour test has, one after the other over a week; it keeps what it saw.</summary>
internal sealed class ScoringHost(LoopbackSite site, FakeTimeProvider clock)
{
    private const int Items = 15;
    private static readonly TimeSpan Between = TimeSpan.FromHours(3.7);
    private static readonly DateTimeOffset Start = Some.Now;

    private readonly List<Visit> _visits = [];
    private readonly HashSet<string> _told = [];
    private int _rotations;

    /// <summary>How long the moods last.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromDays(7);

    public IReadOnlyList<Visit> Visits => [.. _visits];

    public int Restarts { get; set; }

    /// <summary>Opens the host: a feed, the stories that it names, a front page that nobody need ask for.</summary>
    public ScoringHost Open()
    {
        site.On("/robots.txt", context => AnswerAsync(context, See(context), "User-agent: *\nAllow: /\n", "text/plain"));
        site.On("/", context => AnswerAsync(context, See(context) with { IsOffered = false }, "<html><body>Front page</body></html>", "text/html"));
        site.On(Visit.Feed, FeedAsync);
        for (var n = 0; n <= Count(Start + Length); n++)
        {
            var page = MadeUpNews.Page(n);
            site.On($"/news/{n}", context => AnswerAsync(context, See(context), page, "text/html; charset=utf-8"));
        }

        return this;
    }

    /// <summary>What was asked for and is not there.</summary>
    public IEnumerable<Visit> Lost() => site.AllRequests.Where(request => Visits.All(visit => visit.Path + visit.Query != request.Path))
        .Select(request => new Visit(clock.GetUtcNow(), request.Path, string.Empty, request.Headers) { Status = 404, IsOffered = false });

    private Task FeedAsync(HttpContext context)
    {
        var (visit, now) = (See(context), clock.GetUtcNow());
        var (etag, modified) = Current(now);
        var isKnown = etag is not null ? visit.Sent.ETag == etag : modified is not null && visit.Sent.LastModified == modified;

        if (In(now, 4, 5.5) && Once("429"))
        {
            return WaitAsync(context, visit, 429, now.AddHours(2), "7200");
        }

        if (In(now, 4, 5.5) && Once("503"))
        {
            var until = now.AddHours(3);
            return WaitAsync(context, visit, 503, until.AddTicks(-(until.Ticks % TimeSpan.TicksPerSecond)), until.ToString("R", CultureInfo.InvariantCulture));
        }

        if (In(now, 4, 5.5) && Once("200"))
        {
            context.Response.Headers.RetryAfter = "18000";
            return GiveAsync(context, visit with { RetryAt = now.AddHours(5) }, etag, modified, isKnown: false, now);
        }

        if (In(now, 3, 4) && Once("max-age"))
        {
            context.Response.Headers.CacheControl = "max-age=43200";
            return GiveAsync(context, visit with { MaxAge = TimeSpan.FromSeconds(43200) }, etag, modified, isKnown, now);
        }

        if (In(now, 2, 3))
        {
            // Validators change with every answer, be the body as it was; once it is sent again all the same.
            isKnown &= !(_rotations == 3 && Once("again"));
            _rotations++;
            (etag, modified) = Current(now);
        }

        return GiveAsync(context, visit, etag, modified, isKnown, now);
    }

    private (string? ETag, string? LastModified) Current(DateTimeOffset now)
    {
        var version = Count(now);
        var modified = PublishedAt(version).ToString("ddd, d MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
        return (now - Start).TotalDays switch
        {
            < 1 => ($"\"a{version}--gzip\"", modified),
            < 2 => ($"W/\"b{version}\"", "Tue, 03 Mar 2026 11:59:59 GMT"),
            < 3 => ($"\"c{version}.{_rotations}\"", modified),
            < 5.5 => ($"\"d{version}\"", modified),
            < 6 => ($"\"f{version}\"", null),
            < 6.5 => (null, modified),
            _ => (null, null),
        };
    }

    private Task GiveAsync(HttpContext context, Visit visit, string? etag, string? modified, bool isKnown, DateTimeOffset now)
    {
        context.Response.Headers.ETag = etag;
        context.Response.Headers.LastModified = modified;
        visit = visit with { Given = new Validators(etag, modified) };
        if (isKnown)
        {
            context.Response.StatusCode = 304;
            Note(visit with { Status = 304 });
            return Task.CompletedTask;
        }

        return AnswerAsync(context, visit with { Body = "version " + Count(now).ToString(CultureInfo.InvariantCulture) }, Rss(now), "application/rss+xml");
    }

    private Task WaitAsync(HttpContext context, Visit visit, int status, DateTimeOffset until, string retryAfter)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        Note(visit with { Status = status, RetryAt = until });
        return Task.CompletedTask;
    }

    private Task AnswerAsync(HttpContext context, Visit visit, string body, string contentType)
    {
        Note(visit);
        context.Response.ContentType = contentType;
        context.Response.Headers.SetCookie = "reader=1; Path=/";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private Visit See(HttpContext context) => new(
        clock.GetUtcNow(), context.Request.Path.Value!, context.Request.QueryString.Value ?? string.Empty,
        context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase))
    {
        Restarts = Restarts,
    };

    private void Note(Visit visit)
    {
        lock (_visits)
        {
            _visits.Add(visit);
        }
    }

    private bool Once(string what) => _told.Add(what);

    private static bool In(DateTimeOffset now, double from, double to) => now >= Start.AddDays(from) && now < Start.AddDays(to);

    private static DateTimeOffset PublishedAt(int n) => Start.AddHours(-60) + (Between * n);

    private static int Count(DateTimeOffset now) => (int)((now - PublishedAt(0)) / Between);

    private static string Rss(DateTimeOffset now) =>
        $"<rss version=\"2.0\"><channel><title>Quilport Herald</title>{string.Concat(Enumerable.Range(0, Count(now) + 1).Reverse().Take(Items).Select(Item))}</channel></rss>";

    private static string Item(int n) => string.Create(
        CultureInfo.InvariantCulture, $"<item><title>{MadeUpNews.Title(n)}</title><link>http://feed.example/news/{n}</link><guid>herald-{n}</guid><pubDate>{PublishedAt(n):R}</pubDate></item>");
}
