using System.Globalization;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads a day, or a time of day with its offset.</summary>
internal static class Moments
{
    private const string Expected = "a day such as 2026-09-30, or a time with its offset such as 2026-09-30T14:00+03:00";

    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK"];

    /// <summary>The end of what the map must name: of a day the midnight (UTC) behind it, of a time that time. Null for none, which is told.</summary>
    public static DateTimeOffset? End(MapReader map, string key)
    {
        if (map.Node(key) is null)
        {
            map.Notes.Error(ProblemCodes.Missing, $"\"{key}\" is missing; give {Expected}", map.Place);
            return null;
        }

        if (map.Scalar(key, Expected) is not { } scalar)
        {
            return null;
        }

        if (DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
        {
            return new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        }

        if (DateTime.TryParseExact(scalar.Value, Times, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var bare) && bare.Kind == DateTimeKind.Unspecified)
        {
            map.Notes.Error(ProblemCodes.Type, $"\"{key}\" is '{scalar.Value}', which has no offset; write Z for UTC, or an offset such as +03:00", scalar);
            return null;
        }

        if (DateTimeOffset.TryParseExact(scalar.Value, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        map.Notes.Error(ProblemCodes.Type, $"\"{key}\" is '{scalar.Value}'; expected {Expected}", scalar);
        return null;
    }
}
