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
        var schedule = source.Schedule;
        var interval = Interval(source, learned, facts, now);
        var wait = facts.Failures > 0 ? BackOff(interval, facts.Failures) : Longest(interval, schedule.IsAdaptive ? Wish(facts) : TimeSpan.Zero);
        var at = schedule.Cron is { } cron
            ? Cron(source, cron, facts.Failures < 1 ? now : now + wait)
            : now + (wait * (1 + (((2 * chance) - 1) * Jitter)));
        if (facts.NotBefore is { } notBefore && notBefore > at)
        {
            // Later by a little, so that all who were told the same time do not come back in the same second.
            at = notBefore + ((notBefore - now) * Jitter * chance);
        }

        return new Due(schedule.IsAdaptive ? AfterSkipped(at, facts.SkipHours) : at, interval);
    }

    /// <summary>The due time that holds: the stored one, unless the operator has since made the schedule shorter than what is left of it.</summary>
    /// <param name="source">The source as it is now.</param>
    /// <param name="dueAt">The stored due time.</param>
    /// <param name="plannedAt">When it was planned after a run that went well; null after others, whose back-off holds.</param>
    public DateTimeOffset Held(SourceDefinition source, DateTimeOffset dueAt, DateTimeOffset? plannedAt)
    {
        if (plannedAt is not { } planned)
        {
            return dueAt;
        }

        // Not of a cron expression: its next time after the same moment is the same, so that only a changed one gives another.
        var schedule = source.Schedule;
        var latest = schedule.Cron is { } cron ? Cron(source, cron, planned)
            : planned + (Longest(Most(source), schedule.IsAdaptive ? MostWish : TimeSpan.Zero) * (1 + Jitter));
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
        var floor = facts.HasValidators || facts.Failures > 0 ? schedule.Least : Longest(schedule.Least, FloorWithoutValidators);
        return Clamp(Target(learned ?? schedule.Least, facts, now), floor < most ? floor : most, most);
    }

    /// <summary>
    /// Half the mean gap between publications. Without dates (a listing, or documents that answered 304) from whether there was something new,
    /// slowly: a night of silence must not make the morning's news late. A failed run says nothing about the source's cadence.
    /// </summary>
    private static TimeSpan Target(TimeSpan learned, RunFacts facts, DateTimeOffset now) =>
        facts.Failures > 0 ? learned : MeanGap(facts.Published, now) / 2 ?? learned * (facts.NewLinks > 0 ? Faster : Slower);

    /// <summary>Front pages turn over within hours, and what has left them is lost.</summary>
    private static TimeSpan Most(SourceDefinition source) =>
        source.Schedule == ScheduleDefinition.Default && source.Discover.All(entry => entry is DiscoverDefinition.Listing) ? MostForListings : source.Schedule.Most;

    /// <summary>Of the week before; the time since the last publication counts as a gap, so that a silent source is asked less and less.</summary>
    private static TimeSpan? MeanGap(IReadOnlyList<DateTimeOffset> published, DateTimeOffset now)
    {
        var recent = published.Where(at => at <= now && now - at < TimeSpan.FromDays(7)).Order().ToList();
        if (recent.Count == 0)
        {
            return published.Count > 0 ? TimeSpan.FromDays(2) : null;
        }

        return recent.Count < 3 ? (now - recent[0]) / recent.Count : Longest((recent[^1] - recent[0]) / (recent.Count - 1), (now - recent[^1]) / 4);
    }

    private static TimeSpan BackOff(TimeSpan interval, double failures) =>
        Clamp(interval * Math.Max(1, failures), TimeSpan.Zero, failures >= ManyFailures ? MostAfterManyFailures : Longest(interval, MostAfterFailure));

    private static TimeSpan Wish(RunFacts facts) => Clamp(Longest(facts.Every ?? TimeSpan.Zero, facts.FreshFor ?? TimeSpan.Zero), TimeSpan.Zero, MostWish);

    private static DateTimeOffset AfterSkipped(DateTimeOffset at, IReadOnlyList<int> skipped)
    {
        // A feed that skips every hour means nothing by it.
        for (var i = 0; i < 24 && skipped.Distinct().Count() < 24 && skipped.Contains(at.UtcDateTime.Hour); i++)
        {
            var utc = at.ToUniversalTime();
            at = new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero).AddHours(1);
        }

        return at;
    }

    private static TimeSpan Clamp(TimeSpan value, TimeSpan least, TimeSpan most) => value < least ? least : value > most ? most : value;

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
