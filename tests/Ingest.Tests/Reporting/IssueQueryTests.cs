using Ingest.Backends;
using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Spool;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Reporting;

/// <summary>What is wrong anywhere comes together in one list, what an operator should act on first.</summary>
public sealed class IssueQueryTests : IAsyncLifetime
{
    private static readonly SourceId Herald = new("herald");
    private static readonly SpoolSize Empty = new("spool", 0, 0);

    private readonly FakeTimeProvider _time = new(Some.Now);
    private IIngestStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static SourceState Fine => new() { Id = Herald, LastRun = Some.Now, LastSuccess = Some.Now, LastStory = Some.Now };

    public async ValueTask InitializeAsync()
    {
        _store = await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, _time, Token);
        await _store.MigrateAsync(Token);
    }

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Where_all_is_well_there_is_nothing_to_know()
    {
        await _store.Sources.SaveAsync(Fine, Token);

        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task What_an_operator_should_act_on_comes_first_and_the_program_before_its_sources()
    {
        await _store.Sources.SaveAsync(Fine with { OwnRules = [Some.OwnRule()], Failures = 0.5, LastError = "herald.example answered 503", DueAt = Some.Now.AddHours(1) }, Token);
        await _store.SourceFiles.SaveAsync([File(TroubleKind.Rejected, "a.yaml:3:1 error"), File(TroubleKind.Held, "gone")], Token);

        var issues = await ReadAsync(spool: new SpoolSize("/spool", 2, 4096));

        Assert.Equal(
            [IssueKind.SpoolWaiting, IssueKind.FileRejected, IssueKind.RemovalHeld, IssueKind.RuleBroken, IssueKind.Failing],
            issues.Select(issue => issue.Kind));
        Assert.Equal((IssueActor.Ingest, "nothing of it could be read since 2026-03-02 12:00:00Z: herald.example answered 503; it is tried again at 2026-03-02 13:00:00Z"), (issues[^1].Who, issues[^1].ToString()));
    }

    [Fact]
    public async Task A_failure_that_lasts_or_was_never_otherwise_is_for_the_operator()
    {
        await _store.Sources.SaveAsync(Fine with { Failures = 3 }, Token);
        await _store.Sources.SaveAsync(Fine with { Id = new SourceId("new"), Failures = 0.5, LastSuccess = null }, Token);

        Assert.All(await ReadAsync(), issue => Assert.Equal((IssueKind.Failing, IssueActor.Operator), (issue.Kind, issue.Who)));
    }

    [Theory]
    [InlineData(6, 2.4, false)]
    [InlineData(6, 3.1, true)]
    [InlineData(24, 9, false)]
    [InlineData(24, 11, true)]
    [InlineData(null, 13, false)]
    [InlineData(null, 15, true)]
    public async Task A_source_is_silent_after_ten_times_its_usual_gap(int? gapHours, double days, bool silent)
    {
        var document = new DocumentState(Validators.None, Some.Now) { UsualGap = gapHours is { } hours ? TimeSpan.FromHours(hours) : null };
        await _store.Sources.SaveAsync(Fine with { Documents = new Dictionary<string, DocumentState> { ["https://herald.example/rss"] = document } }, Token);

        _time.Advance(TimeSpan.FromDays(days));

        Assert.Equal(silent ? [IssueKind.Silent] : [], (await ReadAsync()).Select(issue => issue.Kind));
    }

    [Fact]
    public async Task What_is_expected_and_missed_is_told_with_its_numbers()
    {
        var source = Some.Source() with
        {
            Expect = new ExpectDefinition(3, null, TimeSpan.FromHours(12), new Dictionary<string, double> { ["title"] = 1, ["section"] = 0.5 }),
        };
        await _store.Sources.SaveAsync(Fine with { LastStory = Some.Now.AddHours(-13) }, Token);
        foreach (var (hours, stored) in new[] { (-30, 9), (-5, 1), (-1, 1) })
        {
            await _store.Runs.AddAsync(new RunReport { Source = Herald, StartedAt = Some.Now.AddHours(hours), Duration = TimeSpan.FromSeconds(1), Stored = stored }, Token);
        }

        await _store.Records.WriteAsync([.. Enumerable.Range(0, 10).Select(n => new StoreRecord.OfStory(Some.Story() with { Id = new StoryId($"{n:d32}"), Section = n < 4 ? "Harbour" : null }))], Token);

        var issues = await ReadAsync(source);

        Assert.All(issues, issue => Assert.Equal(IssueKind.ExpectationMissed, issue.Kind));
        Assert.Equal(
            [
                "no new story since 2026-03-01 23:00:00Z; expect.silent_for allows 12h",
                "2 new stories in the last 24 hours; expect.stories_per_day says 3..",
                "section stands in 40% of its last 10 stories; expect.coverage says 50%",
            ],
            issues.Select(issue => issue.Text));
    }

    [Theory]
    [InlineData(null, "Paused")]
    [InlineData(31, "Paused")]
    [InlineData(29, "ExpectationMissed Failing")]
    public async Task A_source_that_a_person_paused_misses_nothing_as_long_as_the_pause_holds(int? days, string kinds)
    {
        var source = Some.Source() with { Expect = new ExpectDefinition(null, null, TimeSpan.FromHours(12), new Dictionary<string, double>()) };
        await _store.Sources.SaveAsync(Fine with { Failures = 3 }, Token);
        await _store.Sources.OrderPauseAsync(Herald, new Pause(Some.Now, "legal") { By = "desk", Until = days is { } until ? Some.Now.AddDays(until) : null }, Token);

        _time.Advance(TimeSpan.FromDays(30));
        var status = Assert.Single((await new StatusQuery(_store).ReadAsync(null, Token)).Sources);

        Assert.Equal(kinds.Split(' '), (await ReadAsync(source)).Select(issue => issue.Kind.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(kinds == "Paused" ? SourceHealth.Paused : SourceHealth.Failing, status.Health);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_source_that_a_person_paused_is_not_silent(bool paused)
    {
        await _store.Sources.SaveAsync(Fine, Token);
        await _store.Sources.OrderPauseAsync(Herald, paused ? new Pause(Some.Now, "legal") { By = "desk" } : null, Token);

        _time.Advance(TimeSpan.FromDays(30));

        Assert.Equal(paused ? IssueKind.Paused : IssueKind.Silent, Assert.Single(await ReadAsync(Some.Source())).Kind);
    }

    [Fact]
    public async Task A_day_that_was_not_watched_whole_is_not_counted()
    {
        var source = Some.Source() with { Expect = new ExpectDefinition(3, null, null, new Dictionary<string, double>()) };
        await _store.Sources.SaveAsync(Fine, Token);
        await _store.Runs.AddAsync(new RunReport { Source = Herald, StartedAt = Some.Now.AddHours(-5), Duration = TimeSpan.FromSeconds(1) }, Token);

        Assert.Empty(await ReadAsync(source));
    }

    [Fact]
    public async Task Sources_that_were_taken_out_or_switched_off_are_passed_over()
    {
        await _store.Sources.SaveAsync(Fine with { Failures = 9 }, Token);

        Assert.Empty(await ReadAsync(Some.Source("gazette")));
        Assert.Empty(await ReadAsync(Some.Source() with { Enabled = false }));
        Assert.Single(await ReadAsync(Some.Source()));
    }

    [Theory]
    [InlineData(true, "edited since, and judged in the first run after its pause, which 'ingest resume herald' ends")]
    [InlineData(false, "edited since, and judged in the run at 2026-03-02 13:00:00Z; 'ingest run-now herald' has that now")]
    public void Of_an_edited_rule_it_is_said_what_has_it_judged_in_a_pause_that_an_edit_ends_and_in_one_that_it_does_not(bool ordered, string advice)
    {
        var pause = new Pause(Some.Now, "legal");
        var state = Fine with { OwnRules = [Some.OwnRule()], Definition = "before the edit", DueAt = Some.Now.AddHours(1), OrderedPause = ordered ? pause with { By = "desk" } : null, Pause = pause };

        var issue = Assert.Single(SourceIssues.Of(state, Some.Now, Some.Source()), one => one.IsEdited);

        Assert.Equal(advice, issue.Advice);
    }

    private static SourceFileState File(TroubleKind kind, string detail) => new()
    {
        Key = SourceFileState.KeyOf("/sources", kind + ".yaml"),
        Folder = "/sources",
        File = kind + ".yaml",
        Trouble = new FileTrouble(kind, Some.Now, detail),
    };

    private Task<IReadOnlyList<Issue>> ReadAsync(SourceDefinition? source = null, SpoolSize? spool = null) =>
        new IssueQuery(_store, _time).ReadAsync(null, source is null ? SourceSet.Empty : new SourceSet([source]), new HashSet<SourceId>(), spool ?? Empty, Token);
}
