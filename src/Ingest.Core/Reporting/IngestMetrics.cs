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
    private volatile bool _storeIsUp = true;

    public IngestMetrics(IMeterFactory meters, ArticleSpool spool)
    {
        var meter = meters.Create(MeterName);
        _links = meter.CreateCounter<long>("ingest.links.settled", "{link}", "Links by outcome and reason.");
        _runs = meter.CreateHistogram<double>("ingest.run.duration", "s", "Duration of runs.");
        meter.CreateObservableUpDownCounter("ingest.spool.entries", () => spool.Size.Entries, "{article}", "Articles that wait on disk for the store.");
        meter.CreateObservableUpDownCounter("ingest.spool.size", () => spool.Size.Bytes, "By", "Bytes that waiting articles take on disk.");
        meter.CreateObservableGauge("ingest.store.up", () => _storeIsUp ? 1 : 0, "1", "1 while runs may use the store, 0 while it is away or what waited for it is being stored.");
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
}
