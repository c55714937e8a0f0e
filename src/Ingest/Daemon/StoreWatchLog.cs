using Ingest.Core.Model;
using Ingest.Core.Spool;

namespace Ingest.Daemon;

internal static partial class StoreWatchLog   // events 950–969
{
    [LoggerMessage(950, LogLevel.Error, "The store is away: {Reason}; runs pause, what is read waits on disk, the store is asked for again")]
    public static partial void StoreWentAway(this ILogger logger, string reason);

    [LoggerMessage(951, LogLevel.Information, "The store is up after {Seconds:F0} s; articles that waited on disk: {Drained} stored; runs go on")]
    public static partial void StoreCameBack(this ILogger logger, double seconds, int drained);

    [LoggerMessage(952, LogLevel.Information, "Source {SourceId}: the run pauses until the store is back")]
    public static partial void RunPaused(this ILogger logger, SourceId sourceId);

    [LoggerMessage(953, LogLevel.Warning, "Stopped while the store was away: {Spool}; the next start stores what waits, and reads what is missing again")]
    public static partial void StoppedWithoutStore(this ILogger logger, SpoolSize spool);
}
