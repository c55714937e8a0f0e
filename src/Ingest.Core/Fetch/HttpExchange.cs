using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Ingest.Core.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Retry;
using Polly.Timeout;

namespace Ingest.Core.Fetch;

/// <summary>One request with its retries: each try waits for the host's turn, has a deadline over the whole body, and feeds the host's breaker.</summary>
internal sealed class HttpExchange : IDisposable
{
    private static readonly TimeSpan MostRetryAfter = TimeSpan.FromHours(24);

    private readonly HttpWire _wire;
    private readonly HostGate _gate;
    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<HttpExchange> _logger;
    private readonly BodyReader _bodies;
    private readonly ResiliencePipeline<Exchanged> _retries;
    private readonly ResiliencePipelineRegistry<string> _hosts = new();

    public HttpExchange(HttpWire wire, HostGate gate, IOptions<FetchOptions> options, TimeProvider time, ILogger<HttpExchange> logger)
    {
        (_wire, _gate, _options, _time, _logger) = (wire, gate, options.Value, time, logger);
        _bodies = new BodyReader(_options, time);
        _retries = new ResiliencePipelineBuilder<Exchanged> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Exchanged>
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } result && IsWorthAnotherTry(result)),
                MaxRetryAttempts = Math.Max(1, _options.Tries - 1),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = _options.RetryDelay,
                OnRetry = arguments =>
                {
                    logger.TryFailed("request", arguments.AttemptNumber + 1, arguments.Outcome.Result?.Failure?.Name() ?? "error", arguments.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>Sends <paramref name="create"/>'s request, again when that may help. What the site does comes back as a value.</summary>
    public async Task<Exchanged> SendAsync(Func<HttpRequestMessage> create, FetchRequest request, Uri url, TimeSpan delay, int limit, CancellationToken cancellationToken)
    {
        var once = _options.Tries == 1;
        async ValueTask<Exchanged> TryAsync(CancellationToken token)
        {
            if (_gate.HeldUntil(url.IdnHost) is var held && held - _time.GetUtcNow() > _options.MostPatience)
            {
                return new Exchanged { Failure = FailureKind.AskedToWait, NotBefore = held, Detail = $"{url.IdnHost} wants to be left alone until {held.ToString("u", CultureInfo.InvariantCulture)}" };
            }

            using var turn = await _gate.EnterAsync(url.IdnHost, delay, request.Source.Politeness.Concurrency ?? 1, token);
            return await AttemptAsync(create, request, url, limit, token);
        }

        return once ? await TryAsync(cancellationToken) : await _retries.ExecuteAsync(TryAsync, cancellationToken);
    }

    public void Dispose() => _hosts.Dispose();

    private async Task<Exchanged> AttemptAsync(Func<HttpRequestMessage> create, FetchRequest request, Uri url, int limit, CancellationToken cancellationToken)
    {
        try
        {
            var result = await Guarded(url.IdnHost).ExecuteAsync(
                async token => await SendOnceAsync(create, request, url, limit, token), cancellationToken);
            Heed(url.IdnHost, result);
            return result;
        }
        catch (BrokenCircuitException)
        {
            return new Exchanged { Failure = FailureKind.HostDown, Detail = $"{url.IdnHost} failed repeatedly and is left alone for {_options.BreakFor}" };
        }
    }

    private async Task<Exchanged> SendOnceAsync(Func<HttpRequestMessage> create, FetchRequest request, Uri url, int limit, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var message = create();
            using var response = await _wire.Pool(request.Source.Network).SendAsync(message, both.Token);
            return await ReadAsync(response, url, limit, both.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && Explain(exception, url) is { } failure)
        {
            return failure;
        }
    }

    private async Task<Exchanged> ReadAsync(HttpResponseMessage response, Uri url, int limit, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            headers[name] = string.Join(", ", values);
        }

        var status = (int)response.StatusCode;
        var answer = new Exchanged { Status = status, Headers = headers, NotBefore = RetryAfter(headers.GetValueOrDefault("Retry-After")) };
        if (KindOf(status) is { } kind)
        {
            return answer with { Failure = kind, Detail = string.Create(CultureInfo.InvariantCulture, $"{url.IdnHost} answered {status}") };
        }

        if (status is >= 300 and < 400)
        {
            return answer;
        }

        if (response.Content.Headers.ContentLength > limit)
        {
            return answer with { Failure = FailureKind.TooLarge, Detail = $"{url.IdnHost} announces {response.Content.Headers.ContentLength} bytes; {limit} are read" };
        }

        var encodings = (headers.GetValueOrDefault("Content-Encoding") ?? string.Empty).ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var (bytes, failure, detail) = await _bodies.ReadAsync(stream, encodings, limit, cancellationToken);
        if (bytes is [0x1F, 0x8B, ..])
        {
            (bytes, failure, detail) = await _bodies.GunzipAsync(bytes, limit, cancellationToken);
        }

        return bytes is null ? answer with { Failure = failure, Detail = $"{url.IdnHost}: {detail}" } : answer with { Body = bytes };
    }

    /// <summary>Remembers what the host wishes: to be left alone, or asked more slowly.</summary>
    private void Heed(string host, Exchanged result)
    {
        if (result.NotBefore is { } time)
        {
            _gate.HoldUntil(host, time);
            _logger.AskedToWait(host, result.Status, time);
        }

        if (result.Status == 429)
        {
            _gate.SlowDown(host);
        }
        else if (result.Failure is null)
        {
            _gate.SpeedUp(host);
        }
    }

    private ResiliencePipeline<Exchanged> Guarded(string host) => _hosts.GetOrAddPipeline<Exchanged>(host, builder =>
    {
        builder.TimeProvider = _time;
        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<Exchanged>
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } result && IsHostsFault(result)),
            FailureRatio = 1,
            MinimumThroughput = _options.BreakAfter,
            SamplingDuration = TimeSpan.FromMinutes(5),
            BreakDuration = _options.BreakFor,
            OnOpened = _ =>
            {
                _logger.HostBroken(host, _options.BreakFor);
                return ValueTask.CompletedTask;
            },
        });
    });

    private DateTimeOffset? RetryAfter(string? header)
    {
        var now = _time.GetUtcNow();
        DateTimeOffset? wanted = header switch
        {
            null => null,
            _ when double.TryParse(header, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0 => now + TimeSpan.FromSeconds(Math.Min(seconds, MostRetryAfter.TotalSeconds)),
            _ when DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
            _ => null,
        };
        return wanted > now + MostRetryAfter ? now + MostRetryAfter : wanted > now ? wanted : null;
    }

    /// <summary>Retried here only when the host names no time of its own.</summary>
    private static bool IsWorthAnotherTry(Exchanged result) =>
        result.NotBefore is null && (result.Status is 408 or 429 or 500 or 502 or 503 or 504 or 522 or 524
            || result.Failure is FailureKind.Connection or FailureKind.Timeout);

    private static bool IsHostsFault(Exchanged result) =>
        result.Failure is FailureKind.Connection or FailureKind.Timeout or FailureKind.TooSlow or FailureKind.ServerError or FailureKind.Tls;

    private static FailureKind? KindOf(int status) => status switch
    {
        404 => FailureKind.NotFound,
        410 => FailureKind.Gone,
        429 => FailureKind.AskedToWait,
        >= 400 and < 500 => FailureKind.ClientError,
        >= 500 => FailureKind.ServerError,
        _ => null,
    };

    /// <summary>What a network exception means; null when it is not the network's.</summary>
    private static Exchanged? Explain(Exception exception, Uri url)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case ForbiddenAddressException:
                    return new Exchanged { Forbidden = inner.Message };
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return Failed(FailureKind.Dns, $"{url.IdnHost} does not resolve ({inner.Message})");
                case AuthenticationException:
                    return Failed(FailureKind.Tls, $"{url.IdnHost}: {inner.Message}");
                case OperationCanceledException:
                    return Failed(FailureKind.Timeout, $"{url.IdnHost} did not answer in time");
            }
        }

        return exception is HttpRequestException or IOException or SocketException or InvalidOperationException { Source: "System.Net.Http" }
            ? Failed(FailureKind.Connection, $"{url.IdnHost}: {exception.GetBaseException().Message}")
            : null;
    }

    private static Exchanged Failed(FailureKind kind, string detail) => new() { Failure = kind, Detail = detail };
}
