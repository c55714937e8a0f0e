using System.Net.Http.Headers;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>Fetches with manners: robots, address and scheme are checked on every hop of our own redirect loop.</summary>
internal sealed class HttpFetcher(HttpExchange exchange, HttpWire wire, RobotsCache robots, IOptions<FetchOptions> options, TimeProvider time) : IFetcher
{
    private const string Product = "ingest";

    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var url = request.Url;
        var visited = new HashSet<string>();
        Uri? movedTo = null;
        for (var hop = 0; hop <= options.Value.Redirects; hop++)
        {
            if (!visited.Add(url.AbsoluteUri))
            {
                return new FetchResult.Failed(FailureKind.RedirectLoop, $"{request.Url.IdnHost} redirects in a circle");
            }

            if (AddressGuard.Refuse(url, request.Source.Network, wire.IsRedirected) is { } refused)
            {
                return new FetchResult.Refused(RejectionReason.ForbiddenAddress, refused);
            }

            var (no, delay) = await AskRobotsAsync(url, request, cancellationToken);
            if (no is not null)
            {
                return no;
            }

            var target = url;
            var answer = await exchange.SendAsync(() => MessageOf(target, request), request, url, delay, LimitOf(request.Kind), cancellationToken);
            if (answer.Status is not (301 or 302 or 303 or 307 or 308))
            {
                return ResultOf(answer, request, url, movedTo);
            }

            if (answer.Header("Location") is not { Length: > 0 } location || !Uri.TryCreate(url, location, out var next))
            {
                return new FetchResult.Failed(FailureKind.BadRedirect, $"{url.IdnHost} answered {answer.Status} without a usable Location");
            }

            if (url.Scheme == "https" && next.Scheme == "http")
            {
                return new FetchResult.Failed(FailureKind.BadRedirect, $"{url.IdnHost} redirects from https to http");
            }

            movedTo = hop == 0 && answer.Status is 301 or 308 ? next : movedTo;
            url = next;
        }

        return new FetchResult.Failed(FailureKind.RedirectLoop, $"{request.Url.IdnHost}: more than {options.Value.Redirects} redirects");
    }

    private async Task<(FetchResult? No, TimeSpan Delay)> AskRobotsAsync(Uri url, FetchRequest request, CancellationToken cancellationToken)
    {
        var own = request.Source.Politeness.Delay ?? options.Value.Delay;
        if (request.Source.Politeness.Robots == Sources.RobotsPolicy.Ignore)
        {
            return (null, own);
        }

        var answer = await robots.GetAsync(url, request, cancellationToken);
        if (answer.File is not { } file)
        {
            return (answer.Kind is null
                ? new FetchResult.Refused(RejectionReason.ForbiddenAddress, answer.Detail)
                : new FetchResult.Failed(answer.Kind is FailureKind.Dns ? FailureKind.Dns : FailureKind.RobotsUnreachable, $"robots.txt: {answer.Detail}") { NotBefore = answer.NotBefore }, own);
        }

        var verdict = file.Judge(url.PathAndQuery, Product);
        if (!verdict.Allowed)
        {
            return (new FetchResult.Refused(RejectionReason.Robots, $"robots.txt of {url.IdnHost}, line {verdict.Line}: {verdict.Rule}"), own);
        }

        var wish = file.CrawlDelay(Product) ?? TimeSpan.Zero;
        var least = wish < options.Value.MostCrawlDelay ? wish : options.Value.MostCrawlDelay;
        return (null, own > least ? own : least);
    }

    private HttpRequestMessage MessageOf(Uri url, FetchRequest request)
    {
        var message = HttpMessages.Get(url, HttpMessages.AcceptOf(request.Kind), options.Value);
        if (request.Validators.ETag is { } tag)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (request.Validators.LastModified is { } modified)
        {
            message.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        if (request.Source.Auth is { } auth && url.IdnHost == request.Url.IdnHost)
        {
            message.Headers.TryAddWithoutValidation(auth.Header, auth.Value.Reveal());
        }

        return message;
    }

    private FetchResult ResultOf(Exchanged answer, FetchRequest request, Uri url, Uri? movedTo)
    {
        var now = time.GetUtcNow();
        FetchResult result = answer switch
        {
            { Forbidden: { } reason } => new FetchResult.Refused(RejectionReason.ForbiddenAddress, reason),
            { Failure: { } kind } => new FetchResult.Failed(kind, answer.Detail),
            { Status: 304 } => new FetchResult.NotModified(Refreshed(request.Validators, answer)),
            _ => new FetchResult.Fetched(PageOf(answer, request, url, now)),
        };
        return result with { FreshFor = Freshness.Of(answer, now), NotBefore = answer.NotBefore, MovedTo = movedTo };
    }

    private static Page PageOf(Exchanged answer, FetchRequest request, Uri url, DateTimeOffset now)
    {
        var body = answer.Body ?? [];
        var charset = MediaTypeHeaderValue.TryParse(answer.Header("Content-Type"), out var type) ? type.CharSet : null;
        var decoded = TextDecoder.Decode(body, charset);
        return new Page
        {
            RequestUrl = request.Url,
            Url = url,
            Status = answer.Status,
            Headers = answer.Headers,
            Bytes = body,
            Text = decoded.Text,
            Charset = decoded.Charset,
            CharsetFrom = decoded.From,
            FetchedAt = now,
            Validators = new Validators(answer.Header("ETag"), answer.Header("Last-Modified")),
        };
    }

    /// <summary>A 304 may carry new validators (RFC 9110 §15.4.5); what it does not carry stays.</summary>
    private static Validators Refreshed(Validators sent, Exchanged answer) =>
        new(answer.Header("ETag") ?? sent.ETag, answer.Header("Last-Modified") ?? sent.LastModified);

    private int LimitOf(FetchKind kind) => kind switch
    {
        FetchKind.Feed => options.Value.FeedBytes,
        FetchKind.Sitemap => options.Value.SitemapBytes,
        _ => options.Value.PageBytes,
    };
}
