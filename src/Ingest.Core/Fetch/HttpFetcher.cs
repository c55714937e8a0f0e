using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Fetch.Browser;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>Fetches over HTTP: address, robots.txt and the host's turn at every hop, then the answer as a result.</summary>
internal sealed class HttpFetcher(
    PoliteClient client, RobotsCache robots, TdmCache reservations, PageRenderer renderer, HttpTransport transport, IOptions<FetchOptions> options, TimeProvider time, ILogger<HttpFetcher> logger)
    : IFetcher
{
    private readonly FetchOptions _options = options.Value;

    /// <inheritdoc/>
    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var renders = request is { Kind: FetchKind.Page, Source.Render: RenderMode.Browser };
        if (renders && renderer.Missing() is { } missing)
        {
            return missing;
        }

        // Validators tell of the shell, which stays the same when what its scripts fill in changes.
        request = renders ? request with { Validators = Validators.None } : request;
        var trail = new Trail(request.Url, request.Source);
        var result = await FollowAsync(request, trail, cancellationToken).ConfigureAwait(false) with { Redirects = trail.Hops };
        if (result is not FetchResult.Fetched { Page: var page } fetched || request.Kind != FetchKind.Page)
        {
            return result;
        }

        if (renders && page.Text.Length > 0 && page.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) != false)
        {
            var rendering = await renderer.RenderAsync(page, request.Source, cancellationToken).ConfigureAwait(false);
            return rendering.Page is { } shown ? fetched with { Page = shown } : rendering.Failure! with { Redirects = trail.Hops, MovedTo = trail.MovedTo };
        }

        return fetched with { Page = page };
    }

    private async Task<FetchResult> FollowAsync(FetchRequest request, Trail trail, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (AddressGuard.Check(trail.Url, request.Source.Network, transport.ConnectTo) is { } forbidden)
            {
                return Refuse(request, RejectionReason.ForbiddenAddress, forbidden) with { MovedTo = trail.MovedTo };
            }

            var (crawlDelay, barred) = await AskRobotsAsync(trail.Url, request, cancellationToken).ConfigureAwait(false);
            if (barred is not null)
            {
                return barred with { MovedTo = trail.MovedTo };
            }

            // Asked while no page is in hand that a store going away could cost.
            var reserved = request.Kind == FetchKind.Page && _options.AsksForRights(request.Source)
                ? await reservations.FindAsync(trail.Url, request.Source, cancellationToken).ConfigureAwait(false) : null;

            var call = new Call(trail.Url, FetchProfile.Of(request.Kind, _options), request.Source)
            {
                Validators = request.Validators,
                Auth = trail.MayCarryAuth ? request.Source.Auth : null,
                CrawlDelay = crawlDelay,
            };
            var exchange = await client.SendAsync(call, cancellationToken).ConfigureAwait(false);
            if (exchange is Exchange.Answered { Status: var status } redirect && Redirect.Is(status))
            {
                if (trail.Follow(redirect, _options.Redirects) is { } failure)
                {
                    return Conclude(failure) with { MovedTo = trail.MovedTo };
                }

                continue;
            }

            var result = Conclude(exchange, request, trail) with { MovedTo = trail.MovedTo };

            // Where the answer itself says nothing the site's file decides, unless the page does.
            return result is FetchResult.Fetched { Page: var page } fetched && !page.Headers.ContainsKey("tdm-reservation")
                ? fetched with { Page = page with { SiteReservation = reserved } } : result;
        }
    }

    private async Task<(TimeSpan? CrawlDelay, FetchResult? Barred)> AskRobotsAsync(Uri url, FetchRequest request, CancellationToken cancellationToken)
    {
        if (request.Source.Politeness.Robots == RobotsPolicy.Ignore)
        {
            return (null, null);
        }

        switch (await robots.GetAsync(url, request.Source, cancellationToken).ConfigureAwait(false))
        {
            case RobotsRules.Known { File: var file }:
                var verdict = file.Judge(url, _options.Product);
                return verdict.Allowed
                    ? (file.CrawlDelay(_options.Product), null)
                    : (null, new FetchResult.Refused(RejectionReason.Robots, $"robots.txt of {HostAndPort.Key(url)}, line {verdict.Line}: {verdict.Rule}"));
            case RobotsRules.Forbidden { Detail: var detail }:
                return (null, Refuse(request, RejectionReason.ForbiddenAddress, detail));
            case RobotsRules.Unreachable { Failure: var failure }:
                // When the host itself cannot be had, that is what the operator should read; robots.txt is only where it showed.
                var kind = failure.Kind is FailureKind.Timeout or FailureKind.TooSlow or FailureKind.BadEncoding or FailureKind.TooLarge
                    ? FailureKind.RobotsUnreachable : failure.Kind;
                return (null, Conclude(failure with { Kind = kind }));
            default:
                throw new InvalidOperationException("RobotsRules is a closed set.");
        }
    }

    private FetchResult Conclude(Exchange exchange, FetchRequest request, Trail trail) => exchange switch
    {
        Exchange.Answered answered => Conclude(answered, request, trail) with
        {
            NotBefore = answered.RetryAt,
            FreshFor = answered.Status is 200 or 304 ? answered.Headers.FreshFor(time.GetUtcNow()) : null,
        },
        Exchange.Failed failed => Conclude(failed),
        Exchange.Forbidden forbidden => Refuse(request, RejectionReason.ForbiddenAddress, forbidden.Detail),
        _ => throw new InvalidOperationException("Exchange is a closed set."),
    };

    private static FetchResult.Failed Conclude(Exchange.Failed failed) => new(failed.Kind, failed.Detail) { NotBefore = failed.NotBefore };

    private FetchResult Conclude(Exchange.Answered answered, FetchRequest request, Trail trail)
    {
        if (answered.IsSuccess)
        {
            return new FetchResult.Fetched(ToPage(answered, request, trail));
        }

        if (answered.Status == 304 && request.Validators.Any)
        {
            // A 304 may carry new validators; what it does not name stays as it was (RFC 9111 §3.2).
            var fresh = answered.Headers.Validators;
            return new FetchResult.NotModified(new Validators(fresh.ETag ?? request.Validators.ETag, fresh.LastModified ?? request.Validators.LastModified));
        }

        var kind = answered.Status switch
        {
            404 => FailureKind.NotFound,
            410 => FailureKind.Gone,
            429 => FailureKind.AskedToWait,
            _ when answered.RetryAt is not null => FailureKind.AskedToWait,
            >= 500 and < 600 => FailureKind.ServerError,
            < 400 => FailureKind.BadRedirect,
            _ => FailureKind.ClientError,
        };
        var when = answered.RetryAt is { } at ? $" and asks to be left alone until {at:u}" : "";
        return new FetchResult.Failed(kind, string.Create(CultureInfo.InvariantCulture, $"{HostAndPort.Key(trail.Url)}: answered {answered.Status}{when}"));
    }

    private Page ToPage(Exchange.Answered answered, FetchRequest request, Trail trail)
    {
        var isTextCut = false;
        var decoded = request.Kind == FetchKind.Sitemap
            ? TextParts.Start(answered.Body.Span, answered.Headers.Charset, out isTextCut)
            : TextDecoder.Decode(answered.Body.Span, answered.Headers.Charset);
        return new Page
        {
            RequestUrl = request.Url,
            Url = trail.Url,
            Status = answered.Status,
            Headers = answered.Headers.All,
            Bytes = answered.Body,
            Text = decoded.Text,
            IsTextCut = isTextCut,
            Charset = decoded.Charset,
            CharsetFrom = decoded.From,
            FetchedAt = time.GetUtcNow(),
            Validators = answered.Headers.Validators,
            Product = _options.Product,
        };
    }

    private FetchResult.Refused Refuse(FetchRequest request, RejectionReason reason, string detail)
    {
        logger.Forbidden(request.Source.Id, detail);
        return new FetchResult.Refused(reason, detail);
    }
}
