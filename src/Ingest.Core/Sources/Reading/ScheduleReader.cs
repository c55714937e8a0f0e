using Ingest.Core.Sources.Format;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>schedule</c>.</summary>
internal static class ScheduleReader
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Most = TimeSpan.FromDays(31);
    private static readonly TimeSpan LeastWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MostWait = TimeSpan.FromDays(365);

    public static ScheduleDefinition Read(MapReader source, SourceChecks checks)
    {
        if (source.Map("schedule", SourceFormat.Schedule.Names) is not { } map)
        {
            return ScheduleDefinition.Default;
        }

        return Due(map, checks) with { Revisit = Revisit(map) };
    }

    private static ScheduleDefinition Due(MapReader map, SourceChecks checks)
    {
        var (every, cron) = (map.Scalar("every", "a duration or a range such as 15m..6h"), map.Scalar("cron"));
        if (every is not null && cron is not null)
        {
            map.Notes.Error(ProblemCodes.Type, "schedule has both \"every\" and \"cron\"; keep one", cron);
        }

        if (cron is not null)
        {
            if (checks.Cron(cron.Value) is { } problem)
            {
                map.Notes.Error(ProblemCodes.Cron, $"cron '{cron.Value}': {problem}", cron);
            }

            return new ScheduleDefinition(TimeSpan.Zero, TimeSpan.Zero, cron.Value);
        }

        if (every is null)
        {
            return ScheduleDefinition.Default;
        }

        var ends = every.Value.Split("..", 2);
        if (Durations.Read(ends[0].Trim()) is not { } from || Durations.Read(ends[^1].Trim()) is not { } to)
        {
            map.Notes.Error(ProblemCodes.Duration, $"every is '{every.Value}'; expected a duration such as 30m, or a range such as 15m..6h{Durations.Hint(every.Value)}", every);
            return ScheduleDefinition.Default;
        }

        if (from > to)
        {
            map.Notes.Error(ProblemCodes.Duration, $"every is '{every.Value}': the range begins above its end", every);
            return ScheduleDefinition.Default;
        }

        return map.Within("every", from, Least, Most, every) && map.Within("every", to, Least, Most, every) ? new ScheduleDefinition(from, to) : ScheduleDefinition.Default;
    }

    /// <summary>A list of waits, or <c>never</c>.</summary>
    private static List<TimeSpan>? Revisit(MapReader map)
    {
        var texts = map.Texts("revisit");
        if (texts is [{ Value: "never" }])
        {
            return [];
        }

        var waits = new List<TimeSpan>();
        foreach (var text in texts)
        {
            if (Durations.Read(text.Value) is not { } wait)
            {
                map.Notes.Error(ProblemCodes.Duration, $"revisit is '{text.Value}'; expected durations such as [1h, 6h, 24h, 7d], or never{Durations.Hint(text.Value)}", text);
            }
            else if (map.Within("revisit", wait, LeastWait, MostWait, text))
            {
                waits.Add(wait);
            }
        }

        return waits.Count > 0 ? waits : null;
    }
}
