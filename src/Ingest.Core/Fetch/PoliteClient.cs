using Ingest.Core.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace Ingest.Core.Fetch;

/// <summary>Sends requests in each host's turn, tries again what may pass, and heeds what hosts ask for.</summary>
internal sealed class PoliteClient
{
    private readonly FetchOptions _options;
    private readonly HostGate _gate;
    private readonly ThrottleKeys _keys;
    private readonly IHostClaims _claims;
    private readonly HostBreakers _breakers;
    private readonly HttpTransport _transport;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<Exchange> _retry;

    public PoliteClient(
        IOptions<FetchOptions> options, HostGate gate, ThrottleKeys keys, IHostClaims claims, HostBreakers breakers, HttpTransport transport, TimeProvider time,
        ILogger<PoliteClient> logger)
    {
        _options = options.Value;
        _gate = gate;
        _keys = keys;
        _claims = claims;
        _breakers = breakers;
        _transport = transport;
        _time = time;
        _logger = logger;
        _retry = _options.Retries == 0 ? ResiliencePipeline<Exchange>.Empty : new ResiliencePipelineBuilder<Exchange> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Exchange>
            {
                MaxRetryAttempts = _options.Retries,
                Delay = _options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnotherTry(arguments.Outcome.Result)),
            })
            .Build();
    }

    /// <summary>Sends a call; each try waits for the host's turn, so that retries are no less polite than first tries.</summary>
    public async Task<Exchange> SendAsync(Call call, CancellationToken cancellationToken) =>
        call.Profile.Once ? await TryAsync(call, cancellationToken).ConfigureAwait(false) : await _retry.ExecuteAsync(
            static async (state, token) => await state.Self.TryAsync(state.Call, token).ConfigureAwait(false),
            (Self: this, Call: call),
            cancellationToken).ConfigureAwait(false);

    /// <summary>Sends a call beside the host's turn, once; not while the host is held or left alone. What it asks for is heeded, without the store.</summary>
    public async Task<Exchange> SendAsideAsync(Call call, CancellationToken cancellationToken)
    {
        if (_breakers.Open(call.Where) is { } down)
        {
            return down;
        }

        if (_gate.HeldUntil(call.Host) is { } until)
        {
            return Held(call, until);
        }

        var exchange = await _transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
        if (exchange is Exchange.Answered { Status: 429 })
        {
            _gate.Slow(call.Host);
        }

        if (exchange is Exchange.Answered { RetryAt: { } at } answered)
        {
            _gate.HoldUntil(call.Host, at);
            _logger.AskedToWait(call.Source.Id, call.Host, answered.Status, at);
        }

        return exchange;
    }

    private async Task<Exchange> TryAsync(Call call, CancellationToken cancellationToken)
    {
        if (_breakers.Open(call.Where) is { } down)
        {
            return down;
        }

        var politeness = call.Source.Politeness;
        var own = politeness.Delay ?? _options.Delay;
        var asked = Least(call.CrawlDelay ?? TimeSpan.Zero, _options.LongestCrawlDelay);
        var delay = own > asked ? own : asked;

        var key = await _keys.KeyAsync(call.Url, politeness.Scope, cancellationToken).ConfigureAwait(false);
        await using var pass = await _gate.EnterAsync(key, call.Host, delay, politeness.Concurrency ?? _options.Concurrency, cancellationToken)
            .ConfigureAwait(false);
        if (pass.HeldUntil is { } until)
        {
            return Held(call, until);
        }

        var exchange = await _breakers.SendAsync(call.Where, token => _transport.SendAsync(call, token), cancellationToken).ConfigureAwait(false);
        if (exchange is Exchange.Answered answered)
        {
            await HeedAsync(call, key, answered, cancellationToken).ConfigureAwait(false);
        }

        return exchange;
    }

    private async Task HeedAsync(Call call, string key, Exchange.Answered answered, CancellationToken cancellationToken)
    {
        if (answered.Status == 429)
        {
            _gate.Slow(key);
            await _keys.RefusedAsync(call.Url, cancellationToken).ConfigureAwait(false);
        }
        else if (answered.Status < 400)
        {
            _gate.Ease(key);
        }

        if (answered.RetryAt is { } at)
        {
            _gate.HoldUntil(call.Host, at);
            if (key != call.Host)
            {
                // The claim is on the wider scope; what the host asks for is made known beside it.
                await _claims.KeepAsync(call.Host, at, cancellationToken).ConfigureAwait(false);
            }

            _logger.AskedToWait(call.Source.Id, call.Host, answered.Status, at);
        }
    }

    private static Exchange.Failed Held(Call call, DateTimeOffset until) =>
        new(FailureKind.AskedToWait, $"{call.Host}: asked not to be asked before {until:u}", Transient: false) { NotBefore = until };

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private bool IsWorthAnotherTry(Exchange? exchange) => exchange switch
    {
        Exchange.Failed failed => failed.Transient,
        // Who says "too many requests" and not for how long is not asked once more at once; the run's back-off says when.
        Exchange.Answered { Status: 429, RetryAt: null } => false,
        Exchange.Answered { Status: 408 or 429 or 500 or 502 or 503 or 504 or 522 or 524 } answered =>
            answered.RetryAt is not { } at || at - _time.GetUtcNow() <= _options.WaitInside,
        _ => false,
    };
}
