using Ingest.Core.Model;
using Ingest.Core.Schedule;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Schedule;

public sealed class DuePlannerTests
{
    private const double NoJitter = 0.5;

    private static readonly DuePlanner Planner = new((_, _, _, after) => after.AddMinutes(7));

    [Fact]
    public void A_fixed_interval_is_kept_whatever_the_source_publishes() =>
        Assert.Equal(Some.Now.AddMinutes(30), Next(Every(30, 30), new RunFacts { NewLinks = 50, FreshFor = TimeSpan.FromHours(5) }).At);

    [Theory]
    [InlineData(0.0, 27)]
    [InlineData(1.0, 33)]
    public void Jitter_is_a_tenth_either_way(double chance, int minutes) =>
        Assert.Equal(Some.Now.AddMinutes(minutes), Planner.Next(Every(30, 30), null, new RunFacts(), Some.Now, chance).At);

    [Fact]
    public void An_adaptive_interval_is_half_the_usual_gap_between_publications()
    {
        var published = Enumerable.Range(0, 10).Select(n => Some.Now.AddHours(-2 * n)).ToList();

        Assert.Equal(TimeSpan.FromHours(1), Next(Every(15, 360), new RunFacts { Published = published, HasValidators = true }).Interval);
    }

    [Fact]
    public void A_silent_source_is_asked_less_and_a_lively_one_more()
    {
        var adaptive = Every(15, 24 * 60);

        var quiet = Planner.Next(adaptive, TimeSpan.FromMinutes(100), new RunFacts { HasValidators = true }, Some.Now, NoJitter);
        var lively = Planner.Next(adaptive, TimeSpan.FromMinutes(100), new RunFacts { NewLinks = 3, HasValidators = true }, Some.Now, NoJitter);

        Assert.Equal((TimeSpan.FromMinutes(110), TimeSpan.FromMinutes(80)), (quiet.Interval, lively.Interval));
    }

    [Fact]
    public void Without_validators_an_adaptive_source_is_asked_hourly_at_most() =>
        Assert.Equal(TimeSpan.FromMinutes(60), Next(Every(15, 360), new RunFacts { Published = [Some.Now, Some.Now.AddMinutes(-5), Some.Now.AddMinutes(-10)] }).Interval);

    [Fact]
    public void What_the_feed_and_the_cache_headers_ask_for_is_heeded_up_to_a_day_and_never_early()
    {
        var (ttl, year) = (new RunFacts { HasValidators = true, NewLinks = 1, Every = TimeSpan.FromHours(3) }, new RunFacts { HasValidators = true, NewLinks = 1, FreshFor = TimeSpan.FromDays(400) });

        Assert.Equal(Some.Now.AddHours(3), Planner.Next(Every(15, 360), null, ttl, Some.Now, chance: 0).At);
        Assert.Equal(Some.Now.AddMinutes(189), Planner.Next(Every(15, 360), null, ttl, Some.Now, NoJitter).At);
        Assert.Equal(Some.Now.AddHours(24), Planner.Next(Every(15, 360), null, year, Some.Now, chance: 0).At);
    }

    [Theory]
    [InlineData(-30, 30)]
    [InlineData(-90, 30)]
    [InlineData(0, 60)]
    public void With_an_update_base_the_next_edition_is_waited_for(int baseMinutes, int minutes) => Assert.Equal(
        Some.Now.AddMinutes(minutes),
        Planner.Next(Every(15, 360), TimeSpan.FromMinutes(15), new RunFacts { HasValidators = true, NewLinks = 1, Every = TimeSpan.FromHours(1), UpdateBase = Some.Now.AddMinutes(baseMinutes) }, Some.Now, chance: 0).At);

    [Fact]
    public void Of_a_source_of_which_nothing_is_known_an_hour_is_supposed() =>
        Assert.Equal(TimeSpan.FromMinutes(48), Next(Every(15, 360), new RunFacts { HasValidators = true, NewLinks = 1 }).Interval);

    [Fact]
    public void A_gap_halves_the_interval_and_little_that_was_seen_before_shortens_it_too()
    {
        var adaptive = Every(15, 24 * 60);
        TimeSpan Interval(RunFacts facts) => Planner.Next(adaptive, TimeSpan.FromMinutes(100), facts with { HasValidators = true, Published = Hourly(6) }, Some.Now, NoJitter).Interval;

        Assert.Equal(TimeSpan.FromMinutes(180), Interval(new RunFacts()));
        Assert.Equal(TimeSpan.FromMinutes(50), Interval(new RunFacts { Gap = true }));
        Assert.Equal(TimeSpan.FromMinutes(80), Interval(new RunFacts { SeenShare = 0.2 }));
        Assert.Equal(TimeSpan.FromMinutes(180), Interval(new RunFacts { SeenShare = 0.5 }));
    }

    [Fact]
    public void A_run_that_saw_nothing_teaches_nothing() =>
        Assert.Equal(new Due(Some.Now.AddMinutes(40), TimeSpan.FromMinutes(40)), Planner.Next(Every(15, 24 * 60), TimeSpan.FromMinutes(40), new RunFacts { SawNothing = true }, Some.Now, NoJitter));

    [Theory]
    [InlineData(24, 24.05)]
    [InlineData(-1, 1)]
    public void A_second_look_at_what_is_gone_is_due_when_it_is_due(int look, double hours) => Assert.Equal(
        Some.Now.AddHours(hours), Planner.Next(Every(60, 60), null, new RunFacts { Failures = 1, SecondLook = Some.Now.AddHours(look) }, Some.Now, NoJitter).At);

    private static List<DateTimeOffset> Hourly(int apart) => [.. Enumerable.Range(0, 10).Select(n => Some.Now.AddHours(-apart * n))];

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.5, 10.5)]
    public void A_host_that_wants_to_be_left_alone_is_and_nobody_comes_early(double chance, double hours) =>
        Assert.Equal(Some.Now.AddHours(hours), Planner.Next(Every(30, 30), null, new RunFacts { NotBefore = Some.Now.AddHours(10) }, Some.Now, chance).At);

    [Fact]
    public void A_night_without_news_does_not_make_the_morning_late()
    {
        var (now, learned) = (Some.Now, TimeSpan.FromMinutes(30));
        while (now < Some.Now.AddHours(9))
        {
            var due = Planner.Next(Every(15, 24 * 60), learned, new RunFacts { HasValidators = true }, now, NoJitter);
            (now, learned) = (due.At, due.Interval);
        }

        Assert.InRange(learned, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(100));
    }

    [Fact]
    public void Failures_do_not_change_what_was_learned()
    {
        var due = Planner.Next(Every(15, 24 * 60), TimeSpan.FromMinutes(40), new RunFacts { Failures = 3 }, Some.Now, NoJitter);

        Assert.Equal(new Due(Some.Now.AddMinutes(120), TimeSpan.FromMinutes(40)), due);
    }

    [Fact]
    public void A_listing_without_a_schedule_of_its_own_is_read_every_two_hours_at_least()
    {
        var listing = Some.Source() with { Discover = [new DiscoverDefinition.Listing(new Uri("https://herald.example/news"), "a")] };

        Assert.Equal(TimeSpan.FromHours(2), Planner.Next(listing, TimeSpan.FromHours(2), new RunFacts { HasValidators = true }, Some.Now, NoJitter).Interval);
        Assert.Equal(TimeSpan.FromHours(2.2), Planner.Next(Some.Source(), TimeSpan.FromHours(2), new RunFacts { HasValidators = true }, Some.Now, NoJitter).Interval);
    }

    [Fact]
    public void A_feed_that_skips_every_hour_is_read_all_the_same() =>
        Assert.Equal(Some.Now.AddHours(1), Next(Every(60, 61), new RunFacts { HasValidators = true, NewLinks = 1, Quiet = new QuietTimes([.. Enumerable.Range(0, 24)], []) }).At);

    [Fact]
    public void A_cron_expression_keeps_its_hours_after_failures() =>
        Assert.Equal(
            Some.Now.AddHours(3).AddMinutes(7),
            Next(Some.Source() with { Schedule = new ScheduleDefinition(default, default, "H * * * *") }, new RunFacts { Failures = 3 }).At);

    [Fact]
    public void Hours_that_the_feed_skips_are_skipped()
    {
        var at = Next(Every(15, 15) with { Schedule = new ScheduleDefinition(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(16)) }, new RunFacts { HasValidators = true, NewLinks = 1, Quiet = new QuietTimes([12, 13], []) }).At;

        Assert.Equal(new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero), at);
    }

    [Theory]
    [InlineData(0.25, 30)]
    [InlineData(4, 120)]
    [InlineData(29, 14.5 * 60)]
    [InlineData(40, 20 * 60)]
    [InlineData(1000, 7 * 24 * 60)]
    public void Failures_stretch_the_wait_and_it_never_gives_up(double failures, double minutes) =>
        Assert.Equal(Some.Now.AddMinutes(minutes), Next(Every(30, 30), new RunFacts { Failures = failures }).At);

    [Fact]
    public void Before_thirty_failures_the_wait_ends_at_a_day() =>
        Assert.Equal(Some.Now.AddHours(24), Next(Every(360, 360), new RunFacts { Failures = 12 }).At);

    [Fact]
    public void A_cron_expression_decides_by_itself() =>
        Assert.Equal(Some.Now.AddMinutes(7), Next(Some.Source() with { Schedule = new ScheduleDefinition(default, default, "H * * * *") }, new RunFacts()).At);

    [Fact]
    public void A_weekend_that_the_feed_skips_is_not_cut_short_by_a_restart()
    {
        var friday = Some.Now.AddDays(4);
        var quiet = new QuietTimes([], [DayOfWeek.Saturday, DayOfWeek.Sunday]);
        var due = Planner.Next(Every(15, 24 * 60), TimeSpan.FromHours(20), new RunFacts { HasValidators = true, Quiet = quiet }, friday, NoJitter);

        Assert.Equal(new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.Zero), due.At);
        Assert.Equal(due.At, Planner.Held(Every(15, 24 * 60), due.At, friday, quiet));
    }

    [Fact]
    public void A_restart_neither_forgets_nor_bursts()
    {
        var source = Every(30, 30);
        var spread = TimeSpan.FromSeconds(100);

        Assert.Equal(Some.Now.AddMinutes(12), Planner.First(source, Some.Now.AddMinutes(12), Some.Now, spread, 0.3));
        Assert.Equal(Some.Now.AddSeconds(30), Planner.First(source, Some.Now.AddHours(-5), Some.Now, spread, 0.3));
        Assert.Equal(Some.Now.AddSeconds(70), Planner.First(source, null, Some.Now, spread, 0.7));
    }

    [Fact]
    public void A_schedule_that_was_made_shorter_holds_at_once()
    {
        var (planned, dueAt) = (Some.Now.AddHours(-1), Some.Now.AddHours(23));

        Assert.Equal(planned.AddMinutes(11), Planner.Held(Every(10, 10), dueAt, planned, QuietTimes.None));
        Assert.Equal(dueAt, Planner.Held(Every(24 * 60, 24 * 60), dueAt, planned, QuietTimes.None));
        Assert.Equal(planned.AddMinutes(7), Planner.Held(Some.Source() with { Schedule = new ScheduleDefinition(default, default, "H * * * *") }, dueAt, planned, QuietTimes.None));
    }

    [Fact]
    public void The_wait_after_a_failure_and_what_the_feed_asked_for_still_hold()
    {
        Assert.Equal(Some.Now.AddHours(23), Planner.Held(Every(10, 10), Some.Now.AddHours(23), plannedAt: null, QuietTimes.None));
        Assert.Equal(Some.Now.AddHours(23), Planner.Held(Every(15, 60), Some.Now.AddHours(23), Some.Now.AddHours(-1), QuietTimes.None));
    }

    [Theory]
    [InlineData(FailureKind.Tls, 1)]
    [InlineData(FailureKind.ServerError, 0.5)]
    [InlineData(FailureKind.Dns, 0.25)]
    [InlineData(FailureKind.UnknownHost, 1)]
    public void What_passes_by_itself_weighs_less(FailureKind kind, double weight) => Assert.Equal(weight, FailureWeight.Of(kind));

    private static SourceDefinition Every(int least, int most) =>
        Some.Source() with { Schedule = new ScheduleDefinition(TimeSpan.FromMinutes(least), TimeSpan.FromMinutes(most)) };

    private static Due Next(SourceDefinition source, RunFacts facts) => Planner.Next(source, null, facts, Some.Now, NoJitter);
}
