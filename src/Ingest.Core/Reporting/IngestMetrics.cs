using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Ingest.Core.Model;
using Ingest.Core.Spool;

namespace Ingest.Core.Reporting;

/// <summary>What the daemon measures of itself; OpenTelemetry names and units, labels from fixed lists only.</summary>
public sealed class IngestMetrics
{
    public const string MeterName = "Ingest";

    private readonly Counter<long> _links;
    private readonly Histogram<double> _runs;
    private readonly ConcurrentDictionary<SourceId, FailingRules> _rules = new();
    private volatile bool _storeIsUp = true;
    private ReloadMark? _reload;

    public IngestMetrics(IMeterFactory meters, ArticleSpool spool)
    {
        var meter = meters.Create(MeterName);
        _links = meter.CreateCounter<long>("ingest.links.settled", "{link}", "Links by outcome and reason.");
        _runs = meter.CreateHistogram<double>("ingest.run.duration", "s", "Duration of runs.");
        meter.CreateObservableUpDownCounter("ingest.spool.entries", () => spool.Size.Entries, "{article}", "Articles that wait on disk for the store.");
        meter.CreateObservableUpDownCounter("ingest.spool.size", () => spool.Size.Bytes, "By", "Bytes that waiting articles take on disk.");
        meter.CreateObservableGauge("ingest.store.up", () => _storeIsUp ? 1 : 0, "1", "1 while runs may use the store, 0 while it is away or what waited for it is being stored.");
        meter.CreateObservableGauge("ingest.rules.failing", CountFailing, "{rule}", "Rules of sources' own that give nothing, by what is wrong.");
        meter.CreateObservableGauge(
            "ingest.reload.success", () => _reload is { } reload ? [new Measurement<int>(reload.Success ? 1 : 0)] : Array.Empty<Measurement<int>>(), "1", "1 when every source file is applied as it stands, 0 while one is rejected or held.");
        meter.CreateObservableGauge(
            "ingest.reload.last_success", () => _reload?.LastSuccess is { } at ? [new Measurement<long>(at.ToUnixTimeSeconds())] : Array.Empty<Measurement<long>>(), "s", "When every source file was last applied as it stood, in seconds since 1970.");
    }

    /// <summary>The source files were read again.</summary>
    /// <param name="success">All of them are applied as they stand.</param>
    /// <param name="at">When.</param>
    public void Reloaded(bool success, DateTimeOffset at) => Volatile.Write(ref _reload, new ReloadMark(success, success ? at : Volatile.Read(ref _reload)?.LastSuccess));

    /// <summary>How the own rules of a source do after a run.</summary>
    public void RulesAre(SourceId source, IReadOnlyList<RuleRecord> rules)
    {
        if (rules.Count > 0)
        {
            _rules[source] = new FailingRules(Count(rules, RuleTroubleKind.Broken), Count(rules, RuleTroubleKind.NeverMatched));
        }
        else
        {
            _rules.TryRemove(source, out _);
        }
    }

    /// <summary>The sources that there are; what was counted of others is forgotten.</summary>
    public void SourcesAre(IReadOnlySet<SourceId> sources)
    {
        foreach (var gone in _rules.Keys.Where(source => !sources.Contains(source)))
        {
            _rules.TryRemove(gone, out _);
        }
    }

    public void StoreIs(bool up) => _storeIsUp = up;

    public void Settled(SourceId source, Outcome outcome) => _links.Add(
        1,
        new("ingest.source", source.Value),
        new("ingest.outcome", outcome.GetType().Name.ToLowerInvariant()),
        new("ingest.reason", outcome switch
        {
            Outcome.Rejected rejected => rejected.Reason.Name(),
            Outcome.Failed failed => failed.Kind.Name(),
            Outcome.Removed removed => removed.Reason,
            Outcome.Stored stored => stored.Verdict.Name,
            Outcome.Duplicate duplicate => duplicate.Verdict.Name,
            _ => "none",
        }));

    public void RunEnded(RunReport report) => _runs.Record(report.Duration.TotalSeconds, new KeyValuePair<string, object?>("ingest.source", report.Source.Value));

    private static int Count(IReadOnlyList<RuleRecord> rules, RuleTroubleKind kind) => rules.Count(rule => rule.Trouble?.Kind == kind);

    private IEnumerable<Measurement<int>> CountFailing() => _rules.SelectMany(source => new[]
    {
        Failing(source.Value.Broken, source.Key, IssueKind.RuleBroken),
        Failing(source.Value.NeverMatched, source.Key, IssueKind.RuleNeverMatched),
    });

    private static Measurement<int> Failing(int rules, SourceId source, IssueKind kind) => new(rules, new("ingest.source", source.Value), new("ingest.issue", Issue.NameOf(kind)));

    private sealed record ReloadMark(bool Success, DateTimeOffset? LastSuccess);

    private sealed record FailingRules(int Broken, int NeverMatched);
}
