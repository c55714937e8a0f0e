using System.Globalization;
using System.Text.RegularExpressions;

namespace Ingest.Cli;

/// <summary>Holds the numbers of a cron expression against the range of their field; Quartz takes a minute 99 and never fires.</summary>
internal static partial class CronFields
{
    private static readonly (string Name, int Least, int Most)[] Crontab =
        [("minute", 0, 59), ("hour", 0, 23), ("day of the month", 1, 31), ("month", 1, 12), ("weekday", 0, 7)];

    private static readonly (string Name, int Least, int Most)[] Quartz =
        [("second", 0, 59), ("minute", 0, 59), ("hour", 0, 23), ("day of the month", 1, 31), ("month", 1, 12), ("weekday", 1, 7), ("year", 1970, 2199)];

    public static string? Problem(string expression)
    {
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (field, (name, least, most)) in fields.Zip(fields.Length == 5 ? Crontab : Quartz))
        {
            foreach (Match match in Numbers().Matches(field))
            {
                var isStep = match.Index > 0 && field[match.Index - 1] == '/';
                if (!int.TryParse(match.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > most || number < (isStep ? 1 : least))
                {
                    return $"{match.Value} is no {name}; it goes from {least} to {most}";
                }
            }
        }

        return null;
    }

    /// <summary>Those that stand alone: not the 3 of <c>6#3</c> or <c>L-3</c>, nor what follows a letter.</summary>
    [GeneratedRegex(@"(?<![\w#]|L-)\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
