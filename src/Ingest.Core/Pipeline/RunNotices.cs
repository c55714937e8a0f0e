using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Pipeline;

/// <summary>What the log says of a run at its end.</summary>
internal static class RunNotices
{
    /// <param name="logger">The log.</param>
    /// <param name="source">The source.</param>
    /// <param name="paused">Why the program reads it no more from now on; null when it does.</param>
    /// <param name="report">What the run did.</param>
    public static void Tell(ILogger logger, SourceDefinition source, Pause? paused, RunReport report)
    {
        if (paused is not null)
        {
            logger.SourcePaused(source.Id, paused.Reason, source.File);
        }

        logger.RunEnded(
            source.Id, report.Links, report.NewLinks, report.Pages, report.Stored, report.Revisions, report.Duplicates,
            report.Unchanged, report.Removed, report.Rejected.Values.Sum(), report.Failed.Values.Sum(), report.Duration.TotalSeconds);
        if (report.FirstError is { } first && report.Failed.Count > 0)
        {
            logger.RunHadFailures(source.Id, report.Failed.Values.Sum(), string.Join(", ", report.Failed.Select(failed => $"{failed.Value} {failed.Key}")), first);
        }

        if (report.Barren is not null)
        {
            logger.PagesAllRejected(source.Id, report.Barren.ToString());
        }

        if (report.Reserved > 0)
        {
            logger.TextsReserved(source.Id, Counted.Of(report.Reserved, "page"));
        }
    }

    /// <summary>Selectors that gave nothing in the run; of pages that were all rejected, and of rules that are known to fail, it was told.</summary>
    /// <param name="logger">The log.</param>
    /// <param name="source">The source.</param>
    /// <param name="report">What the run did.</param>
    /// <param name="tally">Its counts.</param>
    /// <param name="own">How the source's own rules do.</param>
    public static void TellOfRules(ILogger logger, SourceId source, RunReport report, RunTally tally, IReadOnlyList<RuleRecord> own)
    {
        var failing = own.Where(rule => rule.Trouble is not null && rule.Listing is null).Select(rule => rule.Field);
        var never = tally.NeverMatched().Except(report.Barren?.Unmatched ?? []).ExceptBy(failing, rule => rule.Field).ToList();
        if (never.Count > 0)
        {
            logger.SelectorsMatchNothing(source, string.Join(", ", never.Select(rule => $"{rule.Field}: {rule.Css}")), tally.RulesTried);
        }
    }
}
