using Microsoft.Extensions.Logging;

namespace Ingest.Backends;

internal static partial class StoreLog // events 700–799
{
    [LoggerMessage(700, LogLevel.Warning, "{Store}: try {Attempt} failed, {Reason}; tried again")]
    public static partial void StoreRetry(this ILogger logger, string store, int attempt, string reason);

    [LoggerMessage(701, LogLevel.Warning, "{Store} is away: {Reason}; calls are held back for {Seconds} s at a time")]
    public static partial void StoreAway(this ILogger logger, string store, double seconds, string reason);

    [LoggerMessage(702, LogLevel.Information, "{Store} is back")]
    public static partial void StoreBack(this ILogger logger, string store);
}
