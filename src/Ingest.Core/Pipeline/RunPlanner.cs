using Ingest.Core.Model;
using Ingest.Core.Schedule;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>Joins what a run showed to the schedule: the source's state after a run, and the due times at start.</summary>
public sealed class RunPlanner(DuePlanner planner)
{
    /// <summary>At start, overdue and new sources are spread over this time for each twenty of them.</summary>
    private static readonly TimeSpan SpreadEach = TimeSpan.FromSeconds(10);

    public SourceState Plan(SourceDefinition source, SourceState? before, Collected collected, RunReport report, DateTimeOffset now)
    {
        var failed = collected.Answered == 0;
        var failures = failed ? (before?.Failures ?? 0) + (collected.Failure is { } kind ? FailureWeight.Of(kind) : 1) : 0;
        var facts = new RunFacts
        {
            Failures = failures,
            Published = collected.Published,
            NewLinks = collected.NewLinks,
            HasValidators = collected.HasValidators,
            FreshFor = collected.FreshFor,
            Every = collected.Cadence.Every,
            SkipHours = collected.Cadence.SkipHours,
            NotBefore = collected.NotBefore,
        };
        var due = planner.Next(source, before?.Interval, facts, now, Random.Shared.NextDouble());
        return new SourceState
        {
            Id = source.Id,
            DueAt = due.At,
            Interval = due.Interval,
            LastRun = report.StartedAt,
            LastSuccess = failed ? before?.LastSuccess : now,
            LastStory = report.Stored + report.Revisions > 0 ? now : before?.LastStory,
            Failures = failures,
            LastError = collected.FirstError ?? (failed ? before?.LastError : null),
            Documents = collected.Documents,
            Found = collected.Found,
        };
    }

    /// <summary>The state after a run that was told to stop: due at once, and nothing learned from what it did not see.</summary>
    public SourceState Resume(SourceDefinition source, SourceState? before, Collected collected, RunReport report, DateTimeOffset now) =>
        (before ?? new SourceState { Id = source.Id }) with
        {
            DueAt = now,
            LastRun = report.StartedAt,
            LastSuccess = collected.Answered > 0 ? now : before?.LastSuccess,
            LastStory = report.Stored + report.Revisions > 0 ? now : before?.LastStory,
            Documents = collected.Documents,
            Found = collected.Found,
        };

    /// <summary>When the source is due by its stored state and its schedule as it is now; null when nothing was planned yet.</summary>
    public DateTimeOffset? DueAt(SourceDefinition source, SourceState? state) =>
        state?.DueAt is { } dueAt ? planner.Held(source, dueAt, state.Failures > 0 ? null : state.LastSuccess) : null;

    public IEnumerable<(SourceDefinition Source, DateTimeOffset DueAt)> FirstDue(
        IReadOnlyList<SourceDefinition> sources, IReadOnlyDictionary<SourceId, SourceState> states, DateTimeOffset now)
    {
        var spread = SpreadEach * ((sources.Count / 20) + 1);
        for (var i = 0; i < sources.Count; i++)
        {
            var dueAt = DueAt(sources[i], states.GetValueOrDefault(sources[i].Id));
            yield return (sources[i], planner.First(sources[i], dueAt, now, spread, (double)i / sources.Count));
        }
    }
}
