using Ingest.Core.Model;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Pipeline;

internal static partial class PipelineLog   // events 800–899
{
    [LoggerMessage(800, LogLevel.Information, "Source {SourceId}: run ended: {Links} links ({NewLinks} new), {Pages} pages, {Stored} stored, {Revisions} revisions, {Duplicates} duplicates, {Unchanged} unchanged, {Rejected} rejected, {Failed} failed in {Seconds:F1} s")]
    public static partial void RunEnded(this ILogger logger, SourceId sourceId, int links, int newLinks, int pages, int stored, int revisions, int duplicates, int unchanged, int rejected, int failed, double seconds);

    [LoggerMessage(801, LogLevel.Warning, "Source {SourceId}: a feed, sitemap or listing at {Host} failed: {Kind}: {Detail}")]
    public static partial void DocumentFailed(this ILogger logger, SourceId sourceId, string host, string kind, string detail);

    [LoggerMessage(802, LogLevel.Warning, "Source {SourceId}: a feed, sitemap or listing at {Host} was refused: {Reason}: {Detail}")]
    public static partial void DocumentRefused(this ILogger logger, SourceId sourceId, string host, string reason, string detail);

    [LoggerMessage(803, LogLevel.Debug, "Source {SourceId}: {Path} at {Host}: {Outcome}")]
    public static partial void LinkSettled(this ILogger logger, SourceId sourceId, string host, string path, string outcome);

    [LoggerMessage(804, LogLevel.Error, "Source {SourceId}: {Path} at {Host} made this program fail; the page is set aside and the run goes on")]
    public static partial void LinkBroke(this ILogger logger, Exception exception, SourceId sourceId, string host, string path);

    [LoggerMessage(806, LogLevel.Warning, "Source {SourceId}: {Failed} of its pages or documents failed ({Kinds}), first {First}; 'ingest status {SourceId}' tells more")]
    public static partial void RunHadFailures(this ILogger logger, SourceId sourceId, int failed, string kinds, string first);

    [LoggerMessage(820, LogLevel.Warning, "Source {SourceId}: selectors that matched nothing on any page of this run, pages read: {Pages}: {Selectors}; the general rules stood in. 'ingest try {SourceId}' shows them page by page")]
    public static partial void SelectorsMatchNothing(this ILogger logger, SourceId sourceId, string selectors, int pages);

    [LoggerMessage(840, LogLevel.Error, "Source {SourceId}: {Path} at {Host} made this program fail while it was taken from the spool")]
    public static partial void SpooledBroke(this ILogger logger, Exception exception, SourceId sourceId, string host, string path);

    [LoggerMessage(807, LogLevel.Warning, "Source {SourceId}: another worker took the run over (lease {Fence} has passed on); what this one had in work is left to it")]
    public static partial void LeaseLost(this ILogger logger, SourceId sourceId, long fence);

    [LoggerMessage(808, LogLevel.Information, "Source {SourceId}: {Path} at {Host} was read with notes: {Notes}")]
    public static partial void DocumentNoted(this ILogger logger, SourceId sourceId, string host, string path, string notes);

    [LoggerMessage(805, LogLevel.Information, "Source {SourceId}: {Host} is away or asks to wait ({Kind}); its links wait for the next run")]
    public static partial void HostAway(this ILogger logger, SourceId sourceId, string host, string kind);

    [LoggerMessage(809, LogLevel.Information, "Source {SourceId}: looked on {Host} for what offers its links and found {Found}")]
    public static partial void SiteSearched(this ILogger logger, SourceId sourceId, string host, string found);
}
