using Ingest.Core.Sources;

namespace Ingest.Core.Schedule;

/// <summary>
/// When to come back: fixed or cron as the operator says, else half the usual gap between publications within the source's range; longer when
/// the feed, the cache headers or the host ask for it, or when the source fails. Pure.
/// </summary>
/// <param name="nextCron">Next time of a cron expression after a time, for a source id (the <c>H</c> token) and zone; the scheduler knows, Core does not.</param>
public sealed class DuePlanner(Func<string, string, TimeZoneInfo, DateTimeOffset, DateTimeOffset?> nextCron)
{
    private const double Jitter = 0.1;
    private const int ManyFailures = 30;
    private const double Faster = 0.8;
    private const double Slower = 1.1;
    private const double AfterGap = 0.5;

    /// <summary>With less than this share of offers that were seen before, the next poll but a few would miss some.</summary>
    private const double LittleSeen = 1.0 / 3;

    /// <summary>Of a source of which nothing is known yet.</summary>
    private static readonly TimeSpan AtFirst = TimeSpan.FromMinutes(60);

    private static readonly TimeSpan FloorWithoutValidators = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan MostForListings = TimeSpan.FromHours(2);
    private static readonly TimeSpan MostAfterFailure = TimeSpan.FromHours(24);
    private static readonly TimeSpan MostAfterManyFailures = TimeSpan.FromDays(7);
    private static readonly TimeSpan MostWish = TimeSpan.FromHours(24);

    /// <param name="source">The source.</param>
    /// <param name="learned">Interval learned so far; null before the first run.</param>
    /// <param name="facts">What this run showed.</param>
    /// <param name="now">The time of planning.</param>
    /// <param name="chance">Uniform in [0, 1), for the jitter.</param>
    public Due Next(SourceDefinition source, TimeSpan? learned, RunFacts facts, DateTimeOffset now, double chance)
    {
        var (schedule, interval) = (source.Schedule, Interval(source, learned, facts, now));
        var wait = facts.Failures > 0 ? BackOff(interval, facts.Failures) : interval;
        var at = schedule.Cron is { } cron
            ? Cron(source, cron, facts.Failures < 1 ? now : now + wait)
            : now + (wait * (1 + (((2 * chance) - 1) * Jitter)));
        if (schedule.IsAdaptive)
        {
            at = Latest(at, NotSooner(now + (facts.Failures > 0 ? TimeSpan.Zero : Floor(source, facts, now)), now, chance));
        }

        at = Latest(at, NotSooner(facts.NotBefore ?? now, now, chance));
        if (facts.SecondLook is { } look && look > now)
        {
            at = look + (wait * (Jitter * chance));
        }

        return new Due(schedule.IsAdaptive ? facts.Quiet.After(at) : at, interval);
    }

    /// <summary>The due time that holds: the stored one, unless the operator has since made the schedule shorter than what is left of it.</summary>
    /// <param name="source">The source as it is now.</param>
    /// <param name="dueAt">The stored due time.</param>
    /// <param name="plannedAt">When it was planned after a run that went well; null after others, whose back-off holds.</param>
    /// <param name="quiet">When the source's documents said that nothing is new.</param>
    public DateTimeOffset Held(SourceDefinition source, DateTimeOffset dueAt, DateTimeOffset? plannedAt, QuietTimes quiet)
    {
        if (plannedAt is not { } planned)
        {
            return dueAt;
        }

        // Not of a cron expression: its next time after the same moment is the same, so that only a changed one gives another.
        var schedule = source.Schedule;
        var latest = schedule.Cron is { } cron ? Cron(source, cron, planned)
            : planned + (Longest(Most(source), schedule.IsAdaptive ? MostWish : TimeSpan.Zero) * (1 + Jitter));
        latest = schedule.IsAdaptive ? quiet.After(latest) : latest;
        return latest < dueAt ? latest : dueAt;
    }

    /// <summary>A stored due time that lies ahead holds; overdue and new sources are spread over <paramref name="spread"/> so that a start is no burst.</summary>
    public DateTimeOffset First(SourceDefinition source, DateTimeOffset? dueAt, DateTimeOffset now, TimeSpan spread, double chance) =>
        dueAt is { } due && due > now ? due
            : dueAt is null && source.Schedule.Cron is { } cron ? Cron(source, cron, now)
            : now + (spread * chance);

    /// <summary>The operator's hours hold after failures too.</summary>
    private DateTimeOffset Cron(SourceDefinition source, string cron, DateTimeOffset after) =>
        nextCron(cron, source.Id.Value, source.TimeZone ?? TimeZoneInfo.Utc, after) ?? after + TimeSpan.FromDays(1);

    private static TimeSpan Interval(SourceDefinition source, TimeSpan? learned, RunFacts facts, DateTimeOffset now)
    {
        var schedule = source.Schedule;
        if (!schedule.IsAdaptive)
        {
            return schedule.Cron is null ? schedule.Least : TimeSpan.FromHours(1);
        }

        var most = Most(source);
        var floor = facts.HasValidators || facts.Failures > 0 || facts.SawNothing ? schedule.Least : Longest(schedule.Least, FloorWithoutValidators);
        return Clamp(Target(learned ?? Clamp(AtFirst, Shortest(schedule.Least, most), most), facts, now), Shortest(floor, most), most);
    }

    /// <summary>
    /// Half the mean gap between publications. Without dates (a listing, or documents that answered 304) from whether there was something new,
    /// slowly: a night of silence must not make the morning's news late. Sooner when hardly anything had been seen before, for then the
    /// document turns over faster than it is read. A failed run says nothing about the source's cadence.
    /// </summary>
    private static TimeSpan Target(TimeSpan learned, RunFacts facts, DateTimeOffset now)
    {
        if (facts.Failures > 0 || facts.SawNothing)
        {
            return learned;
        }

        var target = PublicationGap.Of(facts.Published, now) / 2 ?? learned * (facts.NewLinks > 0 ? Faster : Slower);
        return facts.Gap ? Shortest(target, learned * AfterGap) : facts.SeenShare < LittleSeen ? Shortest(target, learned * Faster) : target;
    }

    /// <summary>What is never gone below: what the source asks for, and an hour where every poll costs a full answer (within the operator's range).</summary>
    private static TimeSpan Floor(SourceDefinition source, RunFacts facts, DateTimeOffset now) =>
        Longest(Wish(facts, now), facts.HasValidators || facts.SawNothing ? TimeSpan.Zero : Shortest(FloorWithoutValidators, Most(source)));

    /// <summary>Later by a little, so that all who were told the same time do not come back in the same second.</summary>
    private static DateTimeOffset NotSooner(DateTimeOffset than, DateTimeOffset now, double chance) => than + ((than - now) * (Jitter * chance));

    /// <summary>Front pages turn over within hours, and what has left them is lost.</summary>
    private static TimeSpan Most(SourceDefinition source) =>
        source.Schedule == ScheduleDefinition.Default && source.Discover.All(entry => entry is DiscoverDefinition.Listing) ? MostForListings : source.Schedule.Most;

    private static TimeSpan BackOff(TimeSpan interval, double failures) =>
        Clamp(interval * Math.Max(1, failures), TimeSpan.Zero, failures >= ManyFailures ? MostAfterManyFailures : Longest(interval, MostAfterFailure));

    private static TimeSpan Wish(RunFacts facts, DateTimeOffset now) =>
        Clamp(Longest(OwnWish(facts, now), facts.FreshFor ?? TimeSpan.Zero), TimeSpan.Zero, MostWish);

    /// <summary>Until the next multiple of the feed's interval where it says from when that counts; else the interval.</summary>
    private static TimeSpan OwnWish(RunFacts facts, DateTimeOffset now) => facts switch
    {
        { Every: { Ticks: > 0 } every, UpdateBase: { } from } when from <= now => TimeSpan.FromTicks(every.Ticks - ((now - from).Ticks % every.Ticks)),
        _ => facts.Every ?? TimeSpan.Zero,
    };

    private static TimeSpan Clamp(TimeSpan value, TimeSpan least, TimeSpan most) => value < least ? least : value > most ? most : value;

    private static TimeSpan Shortest(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
