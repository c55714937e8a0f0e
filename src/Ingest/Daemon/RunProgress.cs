using System.Collections.Concurrent;
using Ingest.Core.Model;
using Ingest.Core.Reporting;

namespace Ingest.Daemon;

/// <summary>The tallies of all runs of one call, for a progress line.</summary>
internal sealed class RunProgress(int sources)
{
    private readonly ConcurrentDictionary<SourceId, RunTally> _tallies = new();
    private int _ended;

    public int Sources => sources;

    public int Ended => Volatile.Read(ref _ended);

    public RunTally Begin(SourceId source) => _tallies.GetOrAdd(source, _ => new RunTally());

    public void End() => Interlocked.Increment(ref _ended);

    /// <summary>The sum over all runs so far.</summary>
    public string Line()
    {
        var reports = _tallies.Select(pair => pair.Value.Report(pair.Key, default, default)).ToList();
        return FormattableString.Invariant(
            $"sources {Ended}/{Sources} · links {reports.Sum(r => r.Links)} · pages {reports.Sum(r => r.Pages)} · stored {reports.Sum(r => r.Stored)} · duplicates {reports.Sum(r => r.Duplicates)} · revisions {reports.Sum(r => r.Revisions)} · rejected {reports.Sum(r => r.Rejected.Values.Sum())} · failed {reports.Sum(r => r.Failed.Values.Sum())}");
    }
}
