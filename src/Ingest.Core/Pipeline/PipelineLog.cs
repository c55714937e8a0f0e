using Ingest.Core.Model;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Pipeline;

internal static partial class PipelineLog   // events 800–899
{
    [LoggerMessage(800, LogLevel.Information, "Source {SourceId}: run ended: {Links} links ({NewLinks} new), {Pages} pages, {Stored} stored, {Revisions} revisions, {Duplicates} duplicates, {Unchanged} unchanged, {Removed} taken down, {Rejected} rejected, {Failed} failed in {Seconds:F1} s")]
    public static partial void RunEnded(this ILogger logger, SourceId sourceId, int links, int newLinks, int pages, int stored, int revisions, int duplicates, int unchanged, int removed, int rejected, int failed, double seconds);

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

    [LoggerMessage(821, LogLevel.Information, "Source {SourceId}: kept without their text, which their publishers reserve: {Pages}; politeness.rights decides")]
    public static partial void TextsReserved(this ILogger logger, SourceId sourceId, string pages);

    [LoggerMessage(822, LogLevel.Warning, "Source {SourceId}: {Pages}. 'ingest try {SourceId}' shows what its rules find")]
    public static partial void PagesAllRejected(this ILogger logger, SourceId sourceId, string pages);

    [LoggerMessage(823, LogLevel.Information, "Source {SourceId}: its rules were edited; read again of what the former ones rejected: {Links}")]
    public static partial void RejectedReopened(this ILogger logger, SourceId sourceId, string links);

    [LoggerMessage(826, LogLevel.Information, "Source {SourceId}: its waits between looks were edited; brought forward: {Looks}")]
    public static partial void LooksHastened(this ILogger logger, SourceId sourceId, string looks);

    [LoggerMessage(824, LogLevel.Warning, "Source {SourceId}: {Rule}. Edit {File}; 'ingest issues {SourceId}' shows its last match and what is like it today")]
    public static partial void RuleFails(this ILogger logger, SourceId sourceId, string rule, string file);

    [LoggerMessage(825, LogLevel.Information, "Source {SourceId}: {Rule}: {Selector} matches again")]
    public static partial void RuleMatchesAgain(this ILogger logger, SourceId sourceId, string rule, string selector);

    [LoggerMessage(840, LogLevel.Error, "Source {SourceId}: {Path} at {Host} made this program fail while it was taken from the spool")]
    public static partial void SpooledBroke(this ILogger logger, Exception exception, SourceId sourceId, string host, string path);

    [LoggerMessage(807, LogLevel.Warning, "Source {SourceId}: another worker took the run over (lease {Fence} has passed on); what this one had in work is left to it")]
    public static partial void LeaseLost(this ILogger logger, SourceId sourceId, long fence);

    [LoggerMessage(808, LogLevel.Information, "Source {SourceId}: {Path} at {Host} was read with notes: {Notes}")]
    public static partial void DocumentNoted(this ILogger logger, SourceId sourceId, string host, string path, string notes);

    [LoggerMessage(805, LogLevel.Information, "Source {SourceId}: {Host} is away or asks to wait ({Kind}); its links wait for the next run")]
    public static partial void HostAway(this ILogger logger, SourceId sourceId, string host, string kind);

    [LoggerMessage(860, LogLevel.Warning, "Source {SourceId}: {Document} redirects for good to {To}; it is read there, and asked for there once it has done so 3 times over 2 days")]
    public static partial void MoveSeen(this ILogger logger, SourceId sourceId, string document, string to);

    [LoggerMessage(861, LogLevel.Warning, "Source {SourceId}: {Document} has moved to {To} and is asked for there from now on; write the new address into {File}")]
    public static partial void Moved(this ILogger logger, SourceId sourceId, string document, string to, string file);

    [LoggerMessage(862, LogLevel.Warning, "Source {SourceId}: {Document} is back at its old address and fails at {To}; the move is dropped")]
    public static partial void MoveDropped(this ILogger logger, SourceId sourceId, string document, string to);

    [LoggerMessage(863, LogLevel.Warning, "Source {SourceId}: {Document} redirects for good to {To}, where something else is found than before; the redirect is not believed")]
    public static partial void MoveDoubted(this ILogger logger, SourceId sourceId, string document, string to);

    [LoggerMessage(864, LogLevel.Warning, "Source {SourceId}: {Document} answered 410 (gone), and did so again a day later; it is not asked for any more. Take it out of {File}, or correct it")]
    public static partial void DocumentGone(this ILogger logger, SourceId sourceId, string document, string file);

    [LoggerMessage(865, LogLevel.Warning, "Source {SourceId}: paused: {Reason}. Edit {File}, or read it all the same with 'ingest run --source {SourceId}'")]
    public static partial void SourcePaused(this ILogger logger, SourceId sourceId, string reason, string file);

    [LoggerMessage(866, LogLevel.Warning, "Source {SourceId}: {Document} changed although it said 304; its ETag and Last-Modified are not used any more, so that it is asked hourly at most")]
    public static partial void ValidatorsDistrusted(this ILogger logger, SourceId sourceId, string document);

    [LoggerMessage(867, LogLevel.Warning, "Source {SourceId}: {Document} offers nothing that it offered at {Before:u}; items may have come and gone unseen. It is read sooner, within the range of 'schedule'")]
    public static partial void ItemsMissed(this ILogger logger, SourceId sourceId, string document, DateTimeOffset before);

    [LoggerMessage(868, LogLevel.Warning, "Most hosts cannot be reached: the network here is away. No failure is counted against a source until it is back")]
    public static partial void OwnOutage(this ILogger logger);

    [LoggerMessage(869, LogLevel.Information, "Hosts can be reached again; failures are counted against their sources")]
    public static partial void OwnOutageOver(this ILogger logger);

    [LoggerMessage(870, LogLevel.Information, "Source {SourceId}: taken up again, because it was asked for by name")]
    public static partial void Resumed(this ILogger logger, SourceId sourceId);

    [LoggerMessage(871, LogLevel.Information, "Source {SourceId}: its pause is over, it is read again: {Pause}")]
    public static partial void PauseIsOver(this ILogger logger, SourceId sourceId, string pause);

    [LoggerMessage(872, LogLevel.Information, "Source {SourceId}: {Order}")]
    public static partial void Ordered(this ILogger logger, SourceId sourceId, string order);

    [LoggerMessage(873, LogLevel.Warning, "Source {SourceId}: not taken up again: worker {Holder} is reading it. Try again when its run has ended")]
    public static partial void NotResumed(this ILogger logger, SourceId sourceId, string holder);

    [LoggerMessage(809, LogLevel.Information, "Source {SourceId}: looked on {Host} for what offers its links and found {Found}")]
    public static partial void SiteSearched(this ILogger logger, SourceId sourceId, string host, string found);
}
