using System.Collections.Frozen;
using System.Globalization;

namespace Ingest.Core.Common.Dates;

/// <summary>Reads zones: <c>Z</c>, <c>+0530</c>, <c>GMT+3</c>, <c>EST</c>, <c>America/Los_Angeles</c>.</summary>
internal static class TimestampZones
{
    /// <summary>Minutes east of Greenwich. Where a name is used in several parts of the world, the meaning most feeds give it.</summary>
    private static readonly FrozenDictionary<string, int> Minutes = Table(
        "utc 0, gmt 0, ut 0, z 0, zulu 0, wet 0, est -300, edt -240, cst -360, cdt -300, mst -420, mdt -360, pst -480, pdt -420, " +
        "akst -540, akdt -480, hst -600, hast -600, ast -240, adt -180, nst -210, ndt -150, brt -180, brst -120, art -180, " +
        "clt -240, clst -180, cot -300, pet -300, vet -240, bot -240, uyt -180, ect -300, bst 60, ist 330, west 60, wat 60, " +
        "cet 60, cest 120, met 60, mest 120, mez 60, mesz 120, eet 120, eest 180, cat 120, sast 120, idt 180, msk 180, msd 240, " +
        "trt 180, eat 180, samt 240, gst 240, irst 210, irdt 270, pkt 300, yekt 300, uzt 300, npt 345, bdt 360, omst 360, " +
        "almt 360, mmt 390, ict 420, wib 420, novt 420, krat 420, wita 480, hkt 480, sgt 480, pht 480, myt 480, awst 480, " +
        "irkt 480, wit 540, jst 540, kst 540, yakt 540, acst 570, acdt 630, aest 600, aedt 660, vlat 600, magt 660, nzst 720, " +
        "nzdt 780, nzt 720");

    /// <summary>Names that leave open whether it is summer: the place decides.</summary>
    private static readonly FrozenDictionary<string, string> Places = new Dictionary<string, string>
    {
        ["et"] = "America/New_York",
        ["ct"] = "America/Chicago",
        ["mt"] = "America/Denver",
        ["pt"] = "America/Los_Angeles",
        ["at"] = "America/Halifax",
    }.ToFrozenDictionary();

    /// <param name="text">All that follows the time.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out TimestampZone zone)
    {
        zone = default;
        text = text.Trim();

        // A zone may be followed by its name in brackets, as in "GMT+0000 (Coordinated Universal Time)".
        if (text.IndexOf('(') is > 0 and var bracket)
        {
            text = text[..bracket].TrimEnd();
        }
        else if (text.Length > 2 && text[0] == '(' && text[^1] == ')')
        {
            text = text[1..^1].Trim();
        }

        if (text.IsEmpty)
        {
            return false;
        }

        if (text[0] is '+' or '-' or '\u2212')
        {
            return TryOffset(text, out zone);
        }

        var name = text.ToString().ToLowerInvariant();
        if (Minutes.TryGetValue(name, out var minutes))
        {
            zone = new TimestampZone(TimeSpan.FromMinutes(minutes));
            return true;
        }

        if (Places.TryGetValue(name, out var place) || name.Contains('/'))
        {
            return TryPlace(place ?? text.ToString(), out zone);
        }

        return TryOffsetFromGreenwich(text, name, out zone);
    }

    /// <summary><c>GMT+3</c>, <c>UTC-05:00</c>, <c>UTC +0000</c>, and the doubled <c>Z+00:00</c> or <c>+0000 GMT</c> of careless writers.</summary>
    private static bool TryOffsetFromGreenwich(ReadOnlySpan<char> text, string name, out TimestampZone zone)
    {
        foreach (var prefix in (string[])["utc", "gmt", "ut", "z"])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && TryOffset(text[prefix.Length..].TrimStart(), out zone))
            {
                return true;
            }
        }

        zone = default;
        return false;
    }

    private static bool TryPlace(string name, out TimestampZone zone)
    {
        // Names of the time zone database hold no dots: nothing else may be looked up among files.
        if (!name.Contains('.') && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var place))
        {
            zone = new TimestampZone(TimeSpan.Zero, place);
            return true;
        }

        zone = default;
        return false;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimestampZone zone)
    {
        zone = default;
        if (text.Length < 2 || text[0] is not ('+' or '-' or '\u2212'))
        {
            return false;
        }

        var cursor = new TimestampCursor(text[1..]);
        var (hours, minutes) = cursor.DigitRun switch
        {
            1 => (cursor.Digits(1), cursor.Take(':') ? cursor.Digits(2) : 0),
            2 => (cursor.Digits(2), cursor.Take(':') || cursor.Take('.') ? cursor.Digits(2) : 0),
            3 => (cursor.Digits(1), cursor.Digits(2)),
            4 or 6 => (cursor.Digits(2), cursor.Digits(2)),
            _ => (null, null),
        };

        // Some writers repeat the zone by name or write its seconds.
        var rest = cursor.Rest.Trim();
        var isEnd = rest.IsEmpty || rest is "00" or ":00" || (rest[0] is not ('+' or '-') && TryRead(rest, out _));
        if (hours is null || minutes is null or > 59 || !isEnd)
        {
            return false;
        }

        var offset = new TimeSpan(hours.Value, minutes.Value, 0);
        zone = new TimestampZone(text[0] == '+' ? offset : -offset);
        return true;
    }

    private static FrozenDictionary<string, int> Table(string lines) =>
        lines.Split(", ").Select(entry => entry.Split(' ')).ToFrozenDictionary(entry => entry[0], entry => int.Parse(entry[1], CultureInfo.InvariantCulture));
}
