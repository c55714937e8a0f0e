using System.Diagnostics.Metrics;
using Ingest.Backends;
using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Reporting;

public sealed class IngestMetricsTests
{
    [Fact]
    public async Task Failing_rules_are_counted_by_source_as_long_as_there_is_one()
    {
        using var temp = new TempFolder();
        await using var store = await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var desk = new OpenDesk(store, temp);
        var metrics = desk.Get<IngestMetrics>();
        metrics.RulesAre(new SourceId("herald"), [Some.OwnRule(), Some.OwnRule() with { Trouble = null }]);
        metrics.RulesAre(new SourceId("gazette"), [Some.OwnRule()]);

        metrics.SourcesAre(new HashSet<SourceId> { new("herald") });

        Assert.Equal([("herald", "rule_broken", 1), ("herald", "rule_never_matched", 0)], Failing(desk.Get<IMeterFactory>()));
    }

    private static List<(string? Source, string? Issue, int Rules)> Failing(IMeterFactory factory)
    {
        var measured = new List<(string?, string?, int)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Name == "ingest.rules.failing")
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((_, rules, tags, _) => measured.Add((tags[0].Value as string, tags[1].Value as string, rules)));
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;
    }
}
