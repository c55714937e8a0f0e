using Ingest.Core.Sources.Format;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>schedule</c>.</summary>
internal static class ScheduleReader
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Most = TimeSpan.FromDays(31);

    public static ScheduleDefinition Read(MapReader source, SourceChecks checks)
    {
        if (source.Map("schedule", SourceFormat.Schedule.Names) is not { } map)
        {
            return ScheduleDefinition.Default;
        }

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
}
