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
    OutageWatch outage,
    Rereading rereading,
    PlannedLooks looks,
    AbsenceWatch absences,
    RuleReview review,
    IIngestStore store,
    IngestMetrics metrics,
    IOptions<PipelineOptions> options,
    TimeProvider time,
    ILogger<SourceRunner> logger)
{
    /// <summary>Runs the source to its end, or until <paramref name="stopping"/> asks to take up no further link; those in work are ended.</summary>
    /// <param name="source">The snapshot that holds for the whole run.</param>
    /// <param name="fence">Of the lease under which it runs; null for none.</param>
    /// <param name="tally">Counts while the run goes on.</param>
    /// <param name="stopping">Drains the run.</param>
    /// <param name="cancellationToken">Ends the run at once; what was in work is taken up again by the next run.</param>
    public async Task<RunReport> RunAsync(SourceDefinition source, long? fence, RunTally tally, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        var started = time.GetTimestamp();
        var state = await store.Sources.FindAsync(source.Id, cancellationToken);

        var collected = await collector.CollectAsync(source, state, fence, tally, stopping, cancellationToken);
        var rules = source.RulesDigest();
        await rereading.ReopenAsync(source, state, rules, fence, cancellationToken);
        if (state is not null && DocumentMemory.IsEdited(source, state))
        {
            await looks.HastenAsync(source, fence, cancellationToken);
        }

        absences.Recall(source.Id, state?.Looks ?? []);
        var boilerplate = new RunBoilerplate(state?.Repeated ?? [], options.Value.LearnBoilerplate);
        var run = new RunContext(source, fence, collected, boilerplate, new RuleWatch(source, startedAt), tally);
        await store.Sources.SaveAsync(
            (state ?? new SourceState { Id = source.Id }) with
            {
                Documents = collected.Documents,
                Found = collected.Found,
                Definition = source.Digest,
                Rules = rules,
                Pause = null,
                LastRun = startedAt,
                Fence = fence,
            },
            cancellationToken);

        var ended = await WorkAsync(run, stopping, cancellationToken) && !collected.Interrupted;

        var barren = Barren(state, rules, tally, startedAt);
        var report = tally.Report(source.Id, startedAt, time.GetElapsedTime(started)) with { Fence = fence, Barren = barren?.IsTelling(state?.LastStory) == true ? barren : null };
        var next = ended ? planner.Plan(source, state, collected, report, outage.IsOn, time.GetUtcNow()) : planner.Resume(source, state, collected, report, time.GetUtcNow());
        await store.Sources.SaveAsync(
            next with { Fence = fence, Rules = rules, Barren = barren, OwnRules = state?.OwnRules ?? [], Repeated = boilerplate.Learned(time.GetUtcNow()), Looks = absences.Last(source.Id) },
            cancellationToken);
        await store.Runs.AddAsync(report, cancellationToken);
        metrics.RunEnded(report);
        RunNotices.Tell(logger, source, next.Pause, report);
        var own = await ReviewAsync(run, state?.OwnRules ?? [], startedAt, cancellationToken);
        RunNotices.TellOfRules(logger, source.Id, report, tally, own);
        return report;
    }

    /// <summary>Behind everything else: what goes wrong here costs the run nothing but what it saw of the rules.</summary>
    private async Task<IReadOnlyList<RuleRecord>> ReviewAsync(RunContext run, IReadOnlyList<RuleRecord> before, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var id = run.Source.Id;
        var own = await review.ReviewAsync(run.Source, before, run.Watch, run.Collected.Listed, startedAt, cancellationToken);
        if ((own.Count > 0 || before.Count > 0) && await store.Sources.FindAsync(id, cancellationToken) is { } saved)
        {
            await store.Sources.SaveAsync(saved with { Fence = run.Fence, OwnRules = own }, cancellationToken);
        }

        metrics.RulesAre(id, own);
        return own;
    }

    /// <summary>What was rejected before counts on as long as no page is taken and the rules are the same.</summary>
    private static BarrenPages? Barren(SourceState? before, string rules, RunTally tally, DateTimeOffset startedAt)
    {
        var earlier = before?.Rules == rules && !tally.Took ? before.Barren : null;
        return tally.Barren(startedAt) is { } now ? earlier?.With(now) ?? now : earlier;
    }

    /// <summary>Takes up what is due; false when it was told to stop before the end. When the store goes away, the links in work are ended.</summary>
    private async Task<bool> WorkAsync(RunContext run, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var (source, now) = (run.Source, time.GetUtcNow());
        var taken = new HashSet<string>();
        var away = new ConcurrentDictionary<string, HostAway>(StringComparer.OrdinalIgnoreCase);
        var outage = new StoreOutage();
        while (taken.Count < options.Value.LinksPerRun && !stopping.IsCancellationRequested)
        {
            var due = await store.Links.DueAsync(source.Id, now, options.Value.LinksAtOnce * 16, cancellationToken);
            var fresh = due.Where(link => taken.Add(link.Key)).Select(link => link with { Fence = run.Fence }).ToList();
            if (fresh.Count == 0)
            {
                break;
            }

            var together = new ParallelOptions { MaxDegreeOfParallelism = options.Value.LinksAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(fresh, together, async (link, token) => await outage.GuardAsync(async () =>
            {
                if (stopping.IsCancellationRequested)
                {
                    run.Tally.LeaveOver(1);
                }
                else if (LinkSettlement.IsLookedAtEnough(link, source.Schedule.Revisit, options.Value))
                {
                    await store.Links.SettleAsync(link with { NextTry = null }, token);
                }
                else if (away.TryGetValue(link.Link.Url.Host, out var host))
                {
                    run.Tally.LeaveOver(1);
                    await store.Links.SettleAsync(LinkSettlement.Failed(link, host.Failure, host.NotBefore, options.Value, time.GetUtcNow()), token);
                }
                else
                {
                    await TakeAsync(link, run, away, token);
                }
            }));
            outage.ThrowIfMet();
        }

        foreach (var (host, why) in away)
        {
            logger.HostAway(source.Id, host, why.Failure.Kind.Name());
        }

        return !stopping.IsCancellationRequested;
    }

    /// <summary>One story; whatever our own code does wrong with it must not stop the others.</summary>
    private async Task TakeAsync(LinkRecord link, RunContext run, ConcurrentDictionary<string, HostAway> away, CancellationToken cancellationToken)
    {
        var (source, url) = (run.Source, link.Link.Url);
        Outcome outcome;
        DateTimeOffset? notBefore = null;
        try
        {
            var processed = await pipeline.ProcessAsync(link, source, run.Boilerplate.KnownAt(link.FirstSeen), cancellationToken);
            outcome = processed.Outcome;
            notBefore = processed.NotBefore;
            run.Note(processed);
        }
        catch (Exception exception) when (exception is not (StoreUnavailableException or StaleLeaseException) && !cancellationToken.IsCancellationRequested)
        {
            logger.LinkBroke(exception, source.Id, url.Host, url.AbsolutePath);
            var failure = new Outcome.Failed(FailureKind.Internal, exception.GetType().Name + ": " + exception.Message);
            await store.Links.SettleAsync(LinkSettlement.Failed(link, failure, null, options.Value, time.GetUtcNow()), cancellationToken);
            outcome = failure;
        }

        if (outcome is Outcome.Failed failed && LinkSettlement.IsHostsFault(failed.Kind))
        {
            away.TryAdd(url.Host, new HostAway(failed, notBefore));
        }

        if (notBefore is not null && source.Discover.Any(entry => entry.Url.Authority == url.Authority))
        {
            // A host that holds back its pages is not asked for its feed either.
            run.Collected.WaitUntil(notBefore);
        }

        run.Tally.Count(DocumentName.Of(url), outcome);
        metrics.Settled(source.Id, outcome);
        logger.LinkSettled(source.Id, url.Host, url.AbsolutePath, outcome.GetType().Name);
    }

    /// <summary>A host that did not answer in this run; its other links are not asked for.</summary>
    private sealed record HostAway(Outcome.Failed Failure, DateTimeOffset? NotBefore);
}
