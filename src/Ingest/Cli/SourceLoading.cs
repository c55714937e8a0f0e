using Ingest.Core.Sources;
using Quartz;

namespace Ingest.Cli;

/// <summary>The loader with what it needs from this process: cron by Quartz, secrets from environment and files.</summary>
internal static class SourceLoading
{
    public static SourceLoader Loader() => new(new SourceChecks(CronProblem, Environment.GetEnvironmentVariable, SecretFile));

    /// <summary>Five fields as in crontab, or six and seven as in Quartz; <c>H</c> spreads by the source's id.</summary>
    public static CronExpression? Cron(string expression, string sourceId)
    {
        var format = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 5 ? CronFormat.Unix : CronFormat.Quartz;
        return CronExpression.TryParseWithHash(expression, format, sourceId, out var cron) ? cron : null;
    }

    private static string? CronProblem(string expression)
    {
        if (Cron(expression, "probe") is not { } cron)
        {
            return "expected five fields (minute hour day month weekday) such as \"H/20 6-23 * * *\", or Quartz's six; a number may be beyond its field";
        }

        if (CronFields.Problem(expression) is { } problem)
        {
            return problem;
        }

        if (cron.WithTimeZone(TimeZoneInfo.Utc).GetNextValidTimeAfter(TimeProvider.System.GetUtcNow()) is not { } first)
        {
            return "it never comes due";
        }

        return cron.WithTimeZone(TimeZoneInfo.Utc).GetNextValidTimeAfter(first) is { } second && second - first < TimeSpan.FromMinutes(1)
            ? "it comes due more often than once a minute"
            : null;
    }

    private static string? SecretFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
