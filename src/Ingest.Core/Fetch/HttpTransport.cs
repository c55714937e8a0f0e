using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;

namespace Ingest.Core.Fetch;

/// <summary>Sends one request and reads its answer: the only place that touches HTTP. No redirect, no retry, no cookie.</summary>
internal sealed class HttpTransport : IDisposable
{
    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly ResolveHost _resolve;
    private readonly BodyReader _bodies;
    private readonly ResiliencePipeline _deadline;

    /// <summary>
    /// A pool of connections for each proxy and set of private networks that sources allow, so that a connection opened under one
    /// source's leave is never reused by another's. There are as many as the operator wrote down; nearly always one.
    /// </summary>
    private readonly ConcurrentDictionary<(string Networks, ProxyDefinition? Proxy), HttpMessageInvoker> _pools = new();

    public HttpTransport(IOptions<FetchOptions> options, ResolveHost resolve, TimeProvider time, ILogger<HttpTransport> logger)
    {
        _options = options.Value;
        _time = time;
        _resolve = resolve;
        _bodies = new BodyReader(_options, time);
        _deadline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = _options.Timeout })
            .Build();

        if (!string.IsNullOrEmpty(_options.ConnectTo) && HostAndPort.TryParse(_options.ConnectTo, out var connectTo))
        {
            ConnectTo = connectTo;
            logger.ConnectsTo(connectTo.Host, connectTo.Port);
        }
    }

    /// <summary>Where every connection goes, when the operator directed them.</summary>
    public DnsEndPoint? ConnectTo { get; }

    /// <summary>Sends a request; everything that the network does comes back as a value.</summary>
    public async Task<Exchange> SendAsync(Call call, CancellationToken cancellationToken)
    {
        try
        {
            return await _deadline.ExecuteAsync(
                static async (state, token) => await state.Self.ExchangeAsync(state.Call, token).ConfigureAwait(false),
                (Self: this, Call: call),
                cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            return new Exchange.Failed(FailureKind.Timeout, $"{call.Where}: no complete answer within {_options.Timeout}", Transient: false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && NetworkFault.Read(e, call.Where, _options) is { } fault)
        {
            return fault;
        }
    }

    public void Dispose()
    {
        foreach (var pool in _pools.Values)
        {
            pool.Dispose();
        }
    }

    private async Task<Exchange> ExchangeAsync(Call call, CancellationToken cancellationToken)
    {
        using var request = Request(call);
        using var response = await Pool(call.Source.Network).SendAsync(request, cancellationToken).ConfigureAwait(false);

        var headers = AnswerHeaders.Of(response);
        var answered = new Exchange.Answered((int)response.StatusCode, headers, ReadOnlyMemory<byte>.Empty)
        {
            RetryAt = headers.RetryAfter(_time.GetUtcNow(), _options.LongestRetryAfter),
        };

        if (!answered.IsSuccess || response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.ResetContent)
        {
            return answered;
        }

        var body = await _bodies.ReadAsync(response, headers, call.Profile, cancellationToken).ConfigureAwait(false);
        return body.Failure is { } failure ? failure with { Detail = $"{call.Where}: {failure.Detail}" } : answered with { Body = body.Bytes };
    }

    private HttpRequestMessage Request(Call call)
    {
        var request = new HttpRequestMessage(call.Form is null ? HttpMethod.Get : HttpMethod.Post, call.Url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };

        if (call.Form is { } form)
        {
            request.Content = new FormUrlEncodedContent(form);
        }

        Add("User-Agent", _options.UserAgent);
        Add("Accept", call.Profile.Accept);
        Add("Accept-Encoding", Unpacker.AcceptEncoding);
        Add("If-None-Match", call.Validators.ETag);
        Add("If-Modified-Since", call.Validators.LastModified);
        if (call.Auth is { } auth)
        {
            Add(auth.Header, auth.Value.Reveal());
        }

        return request;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    private HttpMessageInvoker Pool(NetworkDefinition network)
    {
        var key = string.Join(' ', network.AllowPrivate.Select(range => range.ToString()).Order(StringComparer.Ordinal));
        return _pools.GetOrAdd((key, network.Proxy), static (_, state) => state.Self.Open(state.Network), (Self: this, Network: network));
    }

    private HttpMessageInvoker Open(NetworkDefinition network)
    {
        // Where every connection is directed elsewhere, that includes those to proxies.
        var proxy = ConnectTo is null ? network.Proxy : null;
        return new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = (context, token) => AddressGuard.ConnectAsync(context.DnsEndPoint, network, ConnectTo ?? EndPoint(proxy), _resolve, _time, token),
            ConnectTimeout = _options.ConnectTimeout,
            MaxConnectionsPerServer = 16,
            MaxResponseDrainSize = 64 << 10,
            MaxResponseHeadersLength = 32,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            UseProxy = proxy is not null,
            Proxy = proxy is null ? null : new SourceProxy(proxy),

            // Latin-1 keeps validators byte for byte both ways; a Location with raw non-ASCII letters is UTF-8 in practice.
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = (name, _) =>
                name.Equals("Location", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : Encoding.Latin1,
        });
    }

    /// <summary>The proxy's own address is the operator's and exempt from the guard; what it connects to is judged by URL.</summary>
    private static DnsEndPoint? EndPoint(ProxyDefinition? proxy) => proxy is null ? null : new DnsEndPoint(proxy.Address.IdnHost, proxy.Address.Port);
}
