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

    /// <summary>A paused source is looked at once a day, in the store alone: its file may have been edited, or it was resumed elsewhere.</summary>
    private static readonly TimeSpan BetweenLooksAtPaused = TimeSpan.FromDays(1);

    /// <summary>One that a person paused more often: another worker may have been told that it goes on.</summary>
    private static readonly TimeSpan BetweenLooksAtOrdered = TimeSpan.FromMinutes(10);

    /// <param name="source">The source.</param>
    /// <param name="before">Its state before the run; null for none.</param>
    /// <param name="collected">What its documents told.</param>
    /// <param name="report">What the run did.</param>
    /// <param name="ownOutage">Most hosts cannot be reached, so that a failure says nothing about this source.</param>
    /// <param name="now">The time of planning.</param>
    public SourceState Plan(SourceDefinition source, SourceState? before, Collected collected, RunReport report, bool ownOutage, DateTimeOffset now)
    {
        var failed = collected.Answered == 0;
        var sawNothing = failed && (collected.Asked == 0 || (ownOutage && collected.Failure is not null));
        var failures = !failed ? 0
            : sawNothing ? before?.Failures ?? 0
            : (before?.Failures ?? 0) + (collected.Failure is { } kind ? FailureWeight.Of(kind) : 1);
        var gone = source.Discover.Select(entry => collected.StateOf(entry.Url)?.Gone).ToList();
        var looks = gone.Select(one => one is null ? (DateTimeOffset?)now : GoneRule.NextLook(one)).ToList();
        var facts = new RunFacts
        {
            Failures = failures,
            SawNothing = sawNothing,
            Published = collected.Published,
            NewLinks = collected.NewLinks,
            SeenShare = collected.SeenShare,
            Gap = collected.Gaps > 0,
            HasValidators = collected.HasValidators,
            FreshFor = collected.FreshFor,
            Every = collected.Every,
            UpdateBase = collected.UpdateBase,
            Quiet = collected.Quiet,
            NotBefore = collected.NotBefore,
            SecondLook = gone.TrueForAll(one => one is not null) ? looks.Min() : null,
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
            Definition = source.Digest,
            Pause = looks.TrueForAll(look => look is null) ? new Pause(now, "every feed, sitemap and listing answered 410 (gone), and did so again a day later") : null,
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
            Definition = source.Digest,
            Pause = null,
            Found = collected.Found,
        };

    /// <summary>Why the source is not read at <paramref name="now"/>; null when it is. An edited file ends a pause of the program, not one that a person ordered.</summary>
    public Pause? PauseOf(SourceDefinition source, SourceState? state, DateTimeOffset now) =>
        state?.PauseAt(now, source.Digest);

    /// <summary>When the source is due by its stored state and its schedule as it is now; null when nothing was planned yet.</summary>
    public DateTimeOffset? DueAt(SourceDefinition source, SourceState? state) =>
        state is not { DueAt: { } dueAt } || (state.Pause is not null && DocumentMemory.IsEdited(source, state)) ? null
            : planner.Held(source, dueAt, state.Failures > 0 ? null : state.LastSuccess, QuietOf(state));

    /// <summary>When a paused source is looked at again, in the store alone; counted from its beginning, so that looks for several reasons are one.</summary>
    public static DateTimeOffset NextLookAtPaused(Pause pause, DateTimeOffset now)
    {
        var between = pause.By is null ? BetweenLooksAtPaused : BetweenLooksAtOrdered;
        var look = pause.Since + (between * (Math.Floor((now - pause.Since) / between) + 1));
        return pause.Until < look ? pause.Until.Value : look;
    }

    public IEnumerable<(SourceDefinition Source, DateTimeOffset DueAt)> FirstDue(
        IReadOnlyList<SourceDefinition> sources, IReadOnlyDictionary<SourceId, SourceState> states, DateTimeOffset now)
    {
        var spread = SpreadEach * ((sources.Count / 20) + 1);
        for (var i = 0; i < sources.Count; i++)
        {
            var state = states.GetValueOrDefault(sources[i].Id);
            yield return (sources[i], PauseOf(sources[i], state, now) is { } pause
                ? NextLookAtPaused(pause, now)
                : planner.First(sources[i], DueAt(sources[i], state), now, spread, (double)i / sources.Count));
        }
    }

    private static QuietTimes QuietOf(SourceState state) => new(
        [.. state.Documents.Values.SelectMany(document => document.SkipHours).Distinct()], [.. state.Documents.Values.SelectMany(document => document.SkipDays).Distinct()]);
}
