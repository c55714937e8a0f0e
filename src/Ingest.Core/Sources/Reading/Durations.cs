using System.Globalization;

namespace Ingest.Core.Sources.Reading;

/// <summary>Durations as operators write them: a whole number and s, m, h or d.</summary>
internal static class Durations
{
    public static TimeSpan? Read(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
    }

    public static string Write(TimeSpan duration) => duration switch
    {
        { Ticks: 0 } => "0s",
        _ when duration.TotalDays >= 1 && duration == TimeSpan.FromDays((int)duration.TotalDays) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalDays}d"),
        _ when duration.TotalHours >= 1 && duration == TimeSpan.FromHours((int)duration.TotalHours) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalHours}h"),
        _ when duration.TotalMinutes >= 1 && duration == TimeSpan.FromMinutes((int)duration.TotalMinutes) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMinutes}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds}s"),
    };
}
