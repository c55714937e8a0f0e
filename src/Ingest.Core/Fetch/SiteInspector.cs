using Ingest.Core.Model;
using Ingest.Core.Sources;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>Tells what fetching would heed at a URL: its address, its robots.txt, its turn.</summary>
public sealed class SiteInspector
{
    private readonly RobotsCache _robots;
    private readonly ThrottleKeys _keys;
    private readonly IHostClaims _claims;
    private readonly HttpTransport _transport;
    private readonly FetchOptions _options;
    private readonly TimeProvider _time;

    internal SiteInspector(RobotsCache robots, ThrottleKeys keys, IHostClaims claims, HttpTransport transport, IOptions<FetchOptions> options, TimeProvider time)
    {
        (_robots, _keys, _claims, _transport, _options, _time) = (robots, keys, claims, transport, options.Value, time);
    }

    /// <summary>Why the address guard would refuse the URL before any connection; null when it would not.</summary>
    public string? Forbids(Uri url, SourceDefinition source) => AddressGuard.Check(url, source.Network, _transport.ConnectTo);

    /// <summary>Asks the site for its robots.txt, unless it is known.</summary>
    /// <param name="url">The URL to be judged.</param>
    /// <param name="source">The source on whose behalf it is asked.</param>
    /// <param name="product">Product token of the crawler; null for our own.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<RobotsAnswer> RobotsAsync(Uri url, SourceDefinition source, string? product, CancellationToken cancellationToken)
    {
        switch (await _robots.GetAsync(url, source, cancellationToken).ConfigureAwait(false))
        {
            case RobotsRules.Known { File: var file }:
                var verdict = file.Judge(url, product ?? _options.Product);
                return new RobotsAnswer(verdict.Allowed, verdict.Line, verdict.Rule) { CrawlDelay = file.CrawlDelay(product ?? _options.Product) };
            case RobotsRules.Unreachable { Failure: var failure }:
                return new RobotsAnswer(false, null, null) { Detail = $"could not be had, so nothing may be fetched for now: {failure.Kind.Name()}: {failure.Detail}" };
            case RobotsRules.Forbidden { Detail: var detail }:
                return new RobotsAnswer(false, null, null) { Detail = $"may not be asked for: {detail}", IsForbidden = true };
            default:
                throw new InvalidOperationException("RobotsRules is a closed set.");
        }
    }

    /// <summary>Whose turn a request would wait for; asks nobody but the store.</summary>
    public async Task<ThrottleAnswer> ThrottleAsync(Uri url, SourceDefinition source, CancellationToken cancellationToken)
    {
        var scope = source.Politeness.Scope;
        var (host, domain) = (HostAndPort.Key(url), RegistrableDomain.Of(url));
        var key = await _keys.KeyAsync(url, scope, cancellationToken).ConfigureAwait(false);
        var wide = domain is null ? null : await _keys.WideUntilAsync(domain, cancellationToken).ConfigureAwait(false);
        var reason = scope.Kind == ThrottleScopeKind.Group ? $"politeness.scope of source {source.Id}"
            : key == host ? "each host has a pace of its own"
            : scope.Kind == ThrottleScopeKind.Domain ? $"politeness.scope of source {source.Id}"
            : $"two hosts of {domain} answered 429 lately; widened until {wide:u}";
        DateTimeOffset?[] times = [await _claims.KnownUntilAsync(key, cancellationToken).ConfigureAwait(false), await _claims.KnownUntilAsync(host, cancellationToken).ConfigureAwait(false)];
        return new ThrottleAnswer(key, reason, source.Politeness.Delay ?? _options.Delay, times.Where(time => time > _time.GetUtcNow()).Max());
    }
}
