using System.Globalization;
using Ingest.Core.Model;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace Ingest.Core.Fetch;

/// <summary>Leaves one host alone for a while after several failures in a row.</summary>
/// <remarks>
/// Polly's breaker judges the share of failures in a window, which says little about a host that is asked every few
/// minutes. So the predicate counts failures in a row and only the count that reaches the limit is shown to Polly as one.
/// </remarks>
internal sealed class HostBreaker
{
    private readonly string _host;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<Exchange> _pipeline;
    private int _failures;
    private long _openUntilTicks;
    private string _last = "";

    public HostBreaker(string host, FetchOptions options, TimeProvider time, ILogger logger)
    {
        _host = host;
        _time = time;
        LastFailure = time.GetUtcNow();
        _pipeline = new ResiliencePipelineBuilder<Exchange> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Exchange>
            {
                FailureRatio = 0,
                MinimumThroughput = 2,
                SamplingDuration = TimeSpan.FromDays(1),
                BreakDuration = options.BreakFor,
                ShouldHandle = arguments => ValueTask.FromResult(Count(arguments.Outcome.Result) >= options.BreakAfter),
                OnOpened = arguments =>
                {
                    Volatile.Write(ref _openUntilTicks, (time.GetUtcNow() + arguments.BreakDuration).UtcTicks);
                    logger.HostDown(host, _failures, _last, arguments.BreakDuration);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>Failures in a row up to now.</summary>
    public int Failures => Volatile.Read(ref _failures);

    public DateTimeOffset LastFailure { get; private set; }

    /// <summary>What speaks of the host's own state: no connection, no answer in time, 5xx. Its 4xx and odd bodies do not.</summary>
    public static bool IsFailure(Exchange? exchange) => exchange switch
    {
        Exchange.Answered answered => answered.Status >= 500,
        Exchange.Failed failed => failed.Kind is FailureKind.Dns or FailureKind.UnknownHost or FailureKind.Connection or FailureKind.Tls or FailureKind.Timeout,
        _ => false,
    };

    /// <summary>The failure to report while the breaker is open; null once the host may be probed.</summary>
    public Exchange.Failed? Open()
    {
        var until = new DateTimeOffset(Volatile.Read(ref _openUntilTicks), TimeSpan.Zero);
        return until > _time.GetUtcNow() ? Down(until) : null;
    }

    public async Task<Exchange> SendAsync(Func<CancellationToken, Task<Exchange>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (send, token) => await send(token).ConfigureAwait(false), send, cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenCircuitException e)
        {
            return Down(_time.GetUtcNow() + (e.RetryAfter ?? TimeSpan.Zero));
        }
    }

    private Exchange.Failed Down(DateTimeOffset until) => new(
        FailureKind.HostDown,
        string.Create(CultureInfo.InvariantCulture, $"{_host}: left alone until {until:HH:mm:ss} UTC after {_failures} failures in a row; the last: {_last}"),
        Transient: false)
    {
        NotBefore = until,
    };

    private int Count(Exchange? exchange)
    {
        if (!IsFailure(exchange))
        {
            Volatile.Write(ref _failures, 0);
            return 0;
        }

        _last = exchange switch
        {
            Exchange.Answered answered => string.Create(CultureInfo.InvariantCulture, $"answered {answered.Status}"),
            Exchange.Failed failed => failed.Detail,
            _ => "",
        };
        LastFailure = _time.GetUtcNow();
        return Interlocked.Increment(ref _failures);
    }
}
