using System.Diagnostics.Metrics;
using Ingest.Core.Model;

namespace Ingest.Core.Reporting;

/// <summary>What the daemon measures of itself; OpenTelemetry names and units, labels from fixed lists only.</summary>
public sealed class IngestMetrics
{
    public const string MeterName = "Ingest";

    private readonly Counter<long> _links;
    private readonly Histogram<double> _runs;

    public IngestMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _links = meter.CreateCounter<long>("ingest.links.settled", "{link}", "Links by outcome and reason.");
        _runs = meter.CreateHistogram<double>("ingest.run.duration", "s", "Duration of runs.");
    }

    public void Settled(SourceId source, Outcome outcome) => _links.Add(
        1,
        new("ingest.source", source.Value),
        new("ingest.outcome", outcome.GetType().Name.ToLowerInvariant()),
        new("ingest.reason", outcome switch
        {
            Outcome.Rejected rejected => rejected.Reason.Name(),
            Outcome.Failed failed => failed.Kind.Name(),
            Outcome.Stored stored => stored.Verdict.Name,
            Outcome.Duplicate duplicate => duplicate.Verdict.Name,
            _ => "none",
        }));

    public void RunEnded(RunReport report) => _runs.Record(report.Duration.TotalSeconds, new KeyValuePair<string, object?>("ingest.source", report.Source.Value));
}
