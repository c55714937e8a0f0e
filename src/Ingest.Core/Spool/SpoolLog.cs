using Ingest.Core.Model;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Spool;

internal static partial class SpoolLog   // events 1100–1199
{
    [LoggerMessage(1100, LogLevel.Debug, "Source {SourceId}: an article waits in the spool as {File}")]
    public static partial void ArticleKept(this ILogger logger, SourceId sourceId, string file);

    [LoggerMessage(1101, LogLevel.Warning, "The spool is full: {Size} of at most {MaxSize} bytes (Spool:MaxSize); further articles are read again when the store is back")]
    public static partial void SpoolFull(this ILogger logger, SpoolSize size, long maxSize);

    [LoggerMessage(1102, LogLevel.Warning, "The spool {Folder} cannot be written: {Reason}; articles that cannot be stored are read again when the store is back")]
    public static partial void SpoolBroken(this ILogger logger, string folder, string reason);

    [LoggerMessage(1103, LogLevel.Warning, "An article in the spool is set aside as {File}: {Reason}")]
    public static partial void ArticleSetAside(this ILogger logger, string file, string reason);

    [LoggerMessage(1104, LogLevel.Warning, "The spool {Folder} cannot be read: {Reason}; what waits there stays until this user may read and write it")]
    public static partial void SpoolUnreadable(this ILogger logger, string folder, string reason);

    [LoggerMessage(1105, LogLevel.Warning, "The spool file {File} cannot be removed: {Reason}")]
    public static partial void FileStuck(this ILogger logger, string file, string reason);
}
