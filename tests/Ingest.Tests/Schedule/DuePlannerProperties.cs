using CsCheck;
using Ingest.Core.Schedule;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Schedule;

/// <summary>What holds for every source and every run.</summary>
public sealed class DuePlannerProperties
{
    private static readonly DuePlanner Planner = new((_, _, _, after) => after.AddMinutes(7));

    private static readonly Gen<RunFacts> AnyFacts = Gen.Select(
        Gen.Double[0, 50], Gen.Int[-20_000, 60].Array[0, 12], Gen.Int[0, 60 * 48], Gen.Int[0, 60 * 48], Gen.Int[0, 60 * 24], Gen.Bool, Gen.Bool, Gen.Double[0, 1]).Select(
        (failures, published, every, fresh, notBefore, validators, gap, seen) => new RunFacts
        {
            Failures = failures < 25 ? 0 : failures - 25,
            Published = [.. published.Select(minutes => Some.Now.AddMinutes(minutes))],
            Every = every < 60 ? null : TimeSpan.FromMinutes(every),
            FreshFor = fresh < 60 ? null : TimeSpan.FromMinutes(fresh),
            NotBefore = notBefore < 60 ? null : Some.Now.AddMinutes(notBefore),
            HasValidators = validators,
            Gap = gap,
            SeenShare = seen,
        });

    private static readonly Gen<(SourceDefinition Source, TimeSpan? Learned, RunFacts Facts, double Chance)> Any = Gen.Select(
        Gen.Int[1, 600], Gen.Int[0, 2000], Gen.Int[0, 3000], AnyFacts, Gen.Double[0, 0.999]).Select(
        (least, more, learned, facts, chance) => (
            Some.Source() with { Schedule = new ScheduleDefinition(TimeSpan.FromMinutes(least), TimeSpan.FromMinutes(least + more)) },
            learned < 10 ? (TimeSpan?)null : TimeSpan.FromMinutes(learned), facts, chance));

    [Fact]
    public void The_learned_interval_stays_within_the_operator_s_range() => Any.Sample(
        one => Next(one).Interval >= one.Source.Schedule.Least && Next(one).Interval <= one.Source.Schedule.Most);

    [Fact]
    public void Nobody_comes_before_the_host_wants_it_nor_before_nine_tenths_of_the_shortest_interval() => Any.Sample(
        one => Next(one).At >= Some.Now + (one.Source.Schedule.Least * 0.9) && (one.Facts.NotBefore is not { } wish || Next(one).At >= wish));

    [Fact]
    public void What_a_well_source_asks_for_is_a_floor_for_an_adaptive_schedule() => Any.Sample(
        one => one.Facts.Failures > 0 || !one.Source.Schedule.IsAdaptive
            || new[] { one.Facts.Every, one.Facts.FreshFor }.All(wish => wish is null || Next(one).At - Some.Now >= (wish < TimeSpan.FromHours(24) ? wish : TimeSpan.FromHours(24))));

    [Fact]
    public void Without_validators_an_hour_passes_where_the_operator_allows_it() => Any.Sample(
        one => one.Facts.HasValidators || one.Facts.Failures > 0 || !one.Source.Schedule.IsAdaptive || one.Source.Schedule.Most < TimeSpan.FromHours(1)
            || Next(one).At - Some.Now >= TimeSpan.FromHours(1));

    [Fact]
    public void More_failures_never_bring_the_next_try_nearer_and_none_is_the_last() => Any.Sample(one =>
    {
        var waits = Enumerable.Range(1, 60).Select(failures => Next(one with { Facts = one.Facts with { Failures = failures } }).At).ToList();
        return waits.Zip(waits.Skip(1)).All(pair => pair.First <= pair.Second) && waits[^1] - Some.Now <= TimeSpan.FromDays(7.7);
    });

    [Fact]
    public void A_gap_never_makes_the_interval_longer() => Any.Sample(
        one => Next(one with { Facts = one.Facts with { Gap = true } }).Interval <= Next(one with { Facts = one.Facts with { Gap = false } }).Interval);

    private static Due Next((SourceDefinition Source, TimeSpan? Learned, RunFacts Facts, double Chance) one) =>
        Planner.Next(one.Source, one.Learned, one.Facts, Some.Now, one.Chance);
}
