using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Finds time zones by their IANA names.</summary>
internal static class TimeZones
{
    public static TimeZoneInfo? Read(YamlNode.Scalar? scalar, Notes notes)
    {
        if (scalar is null)
        {
            return null;
        }

        var name = scalar.Value;
        if ((name.Contains('/', StringComparison.Ordinal) || name == "UTC") && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        notes.Error(ProblemCodes.TimeZone, $"time zone '{name}' is {Hint(name)}", scalar);
        return null;
    }

    private static string Hint(string name)
    {
        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana))
        {
            return $"a Windows name; write {iana}";
        }

        if (name.AsSpan().ContainsAny('+', '-') && name.Any(char.IsAsciiDigit))
        {
            return "an offset and not a zone; write the place, for example Asia/Riyadh";
        }

        return Suggestion.Nearest(name, [.. TimeZoneInfo.GetSystemTimeZones().Select(known => known.Id)]) is { } nearest
            ? $"not known; did you mean \"{nearest}\"?"
            : "not known; write it like Asia/Riyadh or Europe/London (IANA)";
    }
}
