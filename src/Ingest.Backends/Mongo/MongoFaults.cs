using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Driver;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Telemetry;
using Polly.Timeout;

namespace Ingest.Backends.Mongo;

/// <summary>
/// The pipeline around every call to the database: transient faults are tried again with jitter, a database that stays away is left
/// alone for a moment, and what remains becomes a <see cref="StoreUnavailableException"/> with the remedy.
/// </summary>
internal sealed class MongoFaults
{
    /// <summary>Name of the pipeline in metrics (meter <c>Polly</c>). The log has its events in our own words.</summary>
    public const string Name = "store";

    private readonly string _store;
    private readonly ResiliencePipeline _pipeline;
    private volatile bool _away;

    public MongoFaults(string store, MongoOptions options, TimeProvider time, ILogger logger)
    {
        _store = store;
        _pipeline = new ResiliencePipelineBuilder { Name = Name, TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(IsTransient),
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                MaxDelay = options.MostRetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                OnRetry = call =>
                {
                    if (!_away)
                    {
                        logger.StoreRetry(store, call.AttemptNumber + 1, MongoReason.Of(call.Outcome.Exception));
                    }

                    return default;
                },
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(IsTransient),
                FailureRatio = 0.5,
                MinimumThroughput = options.BreakAfter,
                SamplingDuration = options.BreakWithin,
                BreakDuration = options.BreakFor,
                OnOpened = call =>
                {
                    // A breaker that is tried and opens again tells nothing new.
                    if (!_away)
                    {
                        _away = true;
                        logger.StoreAway(store, call.BreakDuration.TotalSeconds, MongoReason.Of(call.Outcome.Exception));
                    }

                    return default;
                },
                OnClosed = _ =>
                {
                    _away = false;
                    logger.StoreBack(store);
                    return default;
                },
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.Timeout })
            .ConfigureTelemetry(new TelemetryOptions { LoggerFactory = NullLoggerFactory.Instance })
            .Build();
    }

    /// <exception cref="StoreUnavailableException">The database cannot be reached, or refuses.</exception>
    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        InWordsAsync(async () => await _pipeline.ExecuteAsync(async token => await call(token), cancellationToken));

    /// <summary>For what may take as long as it takes, such as an index over millions of stories: once, without a timeout.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached, or refuses.</exception>
    public Task RunLongAsync(Func<Task> call) => InWordsAsync(async () =>
    {
        await call();
        return 0;
    });

    private async Task<T> InWordsAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (BrokenCircuitException exception)
        {
            throw new StoreUnavailableException($"{_store} is away: {MongoReason.Of(exception.InnerException)}; calls are held back for a moment", exception);
        }
        catch (Exception exception) when (IsTransient(exception))
        {
            throw new StoreUnavailableException($"{_store} cannot be reached: {MongoReason.Of(exception)}; see that the server runs and that Store:Connection names it", exception);
        }
        catch (MongoException exception) when (IsRefusal(exception))
        {
            throw new StoreUnavailableException($"{_store} refuses: {MongoReason.Of(exception)}; see to user, password and role in Store:Connection (deploy/README.md names the role)", exception);
        }
    }

    public Task RunAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken) => RunAsync(
        async token =>
        {
            await call(token);
            return 0;
        },
        cancellationToken);

    /// <summary>Another try may succeed: nothing was refused, the server was away, changing its primary, or slow.</summary>
    internal static bool IsTransient(Exception exception) => exception switch
    {
        MongoAuthenticationException => false,
        MongoConnectionException or MongoConnectionPoolPausedException or MongoWaitQueueFullException or MongoExecutionTimeoutException => true,
        MongoNotPrimaryException or MongoNodeIsRecoveringException or MongoCursorNotFoundException => true,
        MongoWriteConcernException concern => MongoCodes.IsTransient(concern.Code) || MongoCodes.IsTransient(ConcernCode(concern)),
        MongoWriteException write => MongoCodes.IsTransient(write.WriteError?.Code ?? write.WriteConcernError?.Code ?? 0),
        MongoBulkWriteException bulk => bulk.WriteErrors.Count > 0
            ? bulk.WriteErrors.All(error => MongoCodes.IsTransient(error.Code))
            : bulk.WriteConcernError is { } error && MongoCodes.IsTransient(error.Code),
        MongoCommandException command => MongoCodes.IsTransient(command.Code) || command.HasErrorLabel("RetryableWriteError"),
        MongoException other => other.HasErrorLabel("RetryableWriteError") || other.HasErrorLabel("TransientTransactionError"),
        TimeoutException or TimeoutRejectedException => true,
        _ => false,
    };

    /// <summary>The user lacks the privilege, or is not who it says.</summary>
    public static bool IsRefusal(StoreUnavailableException exception) => exception.InnerException is MongoException inner && IsRefusal(inner);

    private static bool IsRefusal(MongoException exception) =>
        exception is MongoAuthenticationException or MongoConfigurationException or MongoIncompatibleDriverException
        || (exception is MongoCommandException command && MongoCodes.IsRefusal(command.Code))
        || (exception is MongoWriteException { WriteError: { } error } && MongoCodes.IsRefusal(error.Code));

    private static int ConcernCode(MongoWriteConcernException exception) =>
        exception.WriteConcernResult?.Response?.GetValue("writeConcernError", null) is { IsBsonDocument: true } error ? error.AsBsonDocument.GetValue("code", 0).ToInt32() : 0;
}
