using System.Collections.Concurrent;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>One run of one source: collect links, take each to its outcome, plan the next run, report.</summary>
public sealed class SourceRunner(
    LinkCollector collector,
    StoryPipeline pipeline,
    RunPlanner planner,
    HostMemory hosts,
    IIngestStore store,
    IngestMetrics metrics,
    IOptions<PipelineOptions> options,
    TimeProvider time,
    ILogger<SourceRunner> logger)
{
    /// <summary>Runs the source to its end, or until <paramref name="stopping"/> asks to take up no further link; those in work are ended.</summary>
    /// <param name="source">The snapshot that holds for the whole run.</param>
    /// <param name="tally">Counts while the run goes on.</param>
    /// <param name="stopping">Drains the run.</param>
    /// <param name="cancellationToken">Ends the run at once; what was in work is taken up again by the next run.</param>
    public async Task<RunReport> RunAsync(SourceDefinition source, RunTally tally, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        var started = time.GetTimestamp();
        var state = await store.Sources.FindAsync(source.Id, cancellationToken);

        var collected = await collector.CollectAsync(source, state, tally, cancellationToken);
        await store.Sources.SaveAsync(
            (state ?? new SourceState { Id = source.Id }) with { Documents = collected.Documents, LastRun = startedAt }, cancellationToken);

        await WorkAsync(source, time.GetUtcNow(), tally, stopping, cancellationToken);

        var report = tally.Report(source.Id, startedAt, time.GetElapsedTime(started));
        await store.Sources.SaveAsync(planner.Plan(source, state, collected, report, time.GetUtcNow()), cancellationToken);
        await store.Runs.AddAsync(report, cancellationToken);
        await hosts.KeepAsync(cancellationToken);
        metrics.RunEnded(report);
        logger.RunEnded(
            source.Id, report.Links, report.NewLinks, report.Pages, report.Stored, report.Revisions, report.Duplicates,
            report.Rejected.Values.Sum(), report.Failed.Values.Sum(), report.Duration.TotalSeconds);
        return report;
    }

    private async Task WorkAsync(
        SourceDefinition source, DateTimeOffset now, RunTally tally, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var taken = new HashSet<string>();
        var away = new ConcurrentDictionary<string, FailureKind>(StringComparer.OrdinalIgnoreCase);
        while (taken.Count < options.Value.LinksPerRun && !stopping.IsCancellationRequested)
        {
            var due = await store.Links.DueAsync(source.Id, now, taken.Count + options.Value.LinksAtOnce * 16, cancellationToken);
            var fresh = due.Where(link => !taken.Contains(link.Key)).ToList();
            if (fresh.Count == 0)
            {
                break;
            }

            taken.UnionWith(fresh.Select(link => link.Key));
            var together = new ParallelOptions { MaxDegreeOfParallelism = options.Value.LinksAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(fresh, together, async (link, token) =>
            {
                if (stopping.IsCancellationRequested || away.ContainsKey(link.Link.Url.Host))
                {
                    tally.LeaveOver(1);
                    return;
                }

                await TakeAsync(link, source, away, tally, token);
            });
        }

        foreach (var (host, kind) in away)
        {
            logger.HostAway(source.Id, host, kind.Name());
        }
    }

    /// <summary>One story; whatever our own code does wrong with it must not stop the others.</summary>
    private async Task TakeAsync(
        LinkRecord link, SourceDefinition source, ConcurrentDictionary<string, FailureKind> away, RunTally tally, CancellationToken cancellationToken)
    {
        var url = link.Link.Url;
        Outcome outcome;
        try
        {
            var processed = await pipeline.ProcessAsync(link, source, cancellationToken);
            outcome = processed.Outcome;
            if (processed.Fetched)
            {
                tally.Page();
            }
            else if (processed.NotModified)
            {
                tally.PageUnchanged();
            }
        }
        catch (Exception exception) when (exception is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            logger.LinkBroke(exception, source.Id, url.Host, url.AbsolutePath);
            var failure = new Outcome.Failed(FailureKind.Internal, exception.GetType().Name + ": " + exception.Message);
            await store.Links.SettleAsync(LinkSettlement.Failed(link, failure, null, options.Value, time.GetUtcNow()), cancellationToken);
            outcome = failure;
        }

        if (outcome is Outcome.Failed failed && LinkSettlement.IsHostsFault(failed.Kind))
        {
            away.TryAdd(url.Host, failed.Kind);
        }

        tally.Count(url.AbsoluteUri, outcome);
        metrics.Settled(source.Id, outcome);
        logger.LinkSettled(source.Id, url.Host, url.AbsolutePath, outcome.GetType().Name);
    }
}
