using System.Globalization;
using System.Text.RegularExpressions;

namespace Ingest.Core.Sources.Reading;

/// <summary>Durations as operators write them: whole numbers with d, h, m or s, the larger unit first: <c>90s</c>, <c>15m</c>, <c>1h30m</c>, <c>2d</c>.</summary>
public static partial class Durations
{
    /// <summary>Null for what is no duration.</summary>
    public static TimeSpan? Read(string text)
    {
        if (text.Length == 0 || Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        // Seven digits a unit stay far inside a TimeSpan.
        int Of(int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return TimeSpan.FromSeconds((((((Of(1) * 24L) + Of(2)) * 60) + Of(3)) * 60) + Of(4));
    }

    /// <summary>In the largest unit that gives a whole number.</summary>
    public static string Write(TimeSpan duration) => duration switch
    {
        { Ticks: 0 } => "0s",
        _ when duration.TotalDays >= 1 && duration == TimeSpan.FromDays((int)duration.TotalDays) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalDays}d"),
        _ when duration.TotalHours >= 1 && duration == TimeSpan.FromHours((int)duration.TotalHours) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours}h"),
        _ when duration.TotalMinutes >= 1 && duration == TimeSpan.FromMinutes((int)duration.TotalMinutes) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds}s"),
    };

    /// <summary>What to write in place of a bare number or a part of a second.</summary>
    public static string Hint(string text) => Fraction().IsMatch(text) ? "; durations are whole seconds: 0s, 1s or more" : text.Length is > 0 and < 8 && text.All(char.IsAsciiDigit) ? $"; a unit is missing: {text}s, {text}m or {text}h" : "";

    [GeneratedRegex(@"^[0-9.,]+ *(?:ms|msec|milliseconds?)\z|^[0-9]*[.,][0-9]+s?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^(?:([0-9]{1,7})d)?(?:([0-9]{1,7})h)?(?:([0-9]{1,7})m)?(?:([0-9]{1,7})s)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
