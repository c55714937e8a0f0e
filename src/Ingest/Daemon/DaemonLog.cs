using Ingest.Core.Model;

namespace Ingest.Daemon;

internal static partial class DaemonLog   // events 900–919
{
    [LoggerMessage(900, LogLevel.Information, "ingest {Version} started: {Sources}, store {Store}, operator page and health at {Listen}")]
    public static partial void Started(this ILogger logger, string version, string sources, string store, string listen);

    [LoggerMessage(901, LogLevel.Information, "Stopping: runs in flight may take {DrainWithin} to end")]
    public static partial void Stopping(this ILogger logger, TimeSpan drainWithin);

    [LoggerMessage(902, LogLevel.Error, "Source {SourceId}: the run broke; it is tried again at its next due time")]
    public static partial void RunBroke(this ILogger logger, Exception exception, SourceId sourceId);

    [LoggerMessage(904, LogLevel.Information, "Source {SourceId}: next run at {DueAt:u}")]
    public static partial void Scheduled(this ILogger logger, SourceId sourceId, DateTimeOffset dueAt);

    [LoggerMessage(912, LogLevel.Information, "Source {SourceId}: {Pause}; whether it is resumed is looked at again at {At:u}")]
    public static partial void IsPaused(this ILogger logger, SourceId sourceId, string pause, DateTimeOffset at);

    [LoggerMessage(911, LogLevel.Debug, "Source {SourceId}: another worker has it or has run it; looked at again at {At:u}")]
    public static partial void LooksAgain(this ILogger logger, SourceId sourceId, DateTimeOffset at);

    [LoggerMessage(905, LogLevel.Information, "Stopped; every run in flight has ended")]
    public static partial void Stopped(this ILogger logger);

    [LoggerMessage(908, LogLevel.Warning, "Source {SourceId}: the run was cut short, the time to drain is over; the next start takes up the rest")]
    public static partial void CutShort(this ILogger logger, SourceId sourceId);

    [LoggerMessage(909, LogLevel.Error, "Source {SourceId}: its next due time cannot be read; it runs again at {DueAt:u}")]
    public static partial void PlanLost(this ILogger logger, Exception exception, SourceId sourceId, DateTimeOffset dueAt);

    [LoggerMessage(910, LogLevel.Warning, "Source {SourceId}: worker {Holder} has the lease for another {Seconds:0} s unless it is alive and renews it; waiting")]
    public static partial void WaitsForLease(this ILogger logger, SourceId sourceId, string holder, double seconds);

    [LoggerMessage(913, LogLevel.Error, "Looking in the store for orders failed; it is looked again")]
    public static partial void LookFailed(this ILogger logger, Exception exception);

    [LoggerMessage(907, LogLevel.Information, "Removed {Records} past their retention (raw pages, run reports, rejected pages, fingerprints, marks of hosts and leases; no story)")]
    public static partial void Purged(this ILogger logger, string records);
}
