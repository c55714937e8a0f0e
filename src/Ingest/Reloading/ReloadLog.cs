using Ingest.Core.Model;

namespace Ingest.Reloading;

internal static partial class ReloadLog   // events 920–939
{
    [LoggerMessage(920, LogLevel.Information, "Sources in {Folder}: {Running} run; {Added} added, {Changed} changed, {Removed} removed, {Rejected} rejected, {Held} held")]
    public static partial void Reloaded(this ILogger logger, string folder, int running, int added, int changed, int removed, int rejected, int held);

    [LoggerMessage(921, LogLevel.Information, "Source {SourceId}: added by {File}")]
    public static partial void Added(this ILogger logger, SourceId sourceId, string file);

    [LoggerMessage(922, LogLevel.Information, "Source {SourceId}: changed: {Keys}")]
    public static partial void Changed(this ILogger logger, SourceId sourceId, string keys);

    [LoggerMessage(923, LogLevel.Information, "Source {SourceId}: removed, {File} is gone; its stories and its due time stay")]
    public static partial void Removed(this ILogger logger, SourceId sourceId, string file);

    [LoggerMessage(924, LogLevel.Warning, "{File} is rejected: {Problem}; source {SourceId} runs on with its last good version {Revision}")]
    public static partial void Rejected(this ILogger logger, string file, string problem, SourceId sourceId, string revision);

    [LoggerMessage(925, LogLevel.Warning, "{File} is left out: {Problem}; no version of it was ever good, or none may be kept")]
    public static partial void LeftOut(this ILogger logger, string file, string problem);

    [LoggerMessage(926, LogLevel.Information, "{File} is right again")]
    public static partial void RightAgain(this ILogger logger, string file);

    [LoggerMessage(927, LogLevel.Error, "{Count} of {Running} sources would end, which is held: {Files}; bring the files back, or let them end with 'ingest reload --confirm'")]
    public static partial void Held(this ILogger logger, int count, int running, string files);

    [LoggerMessage(928, LogLevel.Warning, "The last good versions of source files are not kept while the store is away: {Reason}")]
    public static partial void NotKept(this ILogger logger, string reason);

    [LoggerMessage(929, LogLevel.Warning, "{Folder} cannot be watched ({Reason}); it is looked at every {Every}")]
    public static partial void OnlyPolled(this ILogger logger, string folder, string reason, TimeSpan every);

    [LoggerMessage(930, LogLevel.Error, "Reading the source files again broke; what ran runs on")]
    public static partial void ReloadBroke(this ILogger logger, Exception exception);

    [LoggerMessage(932, LogLevel.Warning, "{Count} files are rejected for one problem: {Problem}; {Running} of their sources run on with their last good versions")]
    public static partial void ManyRejected(this ILogger logger, int count, string problem, int running);

    [LoggerMessage(933, LogLevel.Debug, "Planned looks are brought forward by the next runs, for the store is away: {Reason}")]
    public static partial void NotHastened(this ILogger logger, string reason);

    [LoggerMessage(931, LogLevel.Information, "SIGHUP: source files are read again; settings are read at the start only")]
    public static partial void HungUp(this ILogger logger);
}
