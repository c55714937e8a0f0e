using System.Text.RegularExpressions;
using Ingest.Core.Model;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads one source from its document; every problem is noted, and a source with an error is none.</summary>
internal static partial class SourceReader
{
    private static readonly string[] Keys =
    [
        "id", "name", "homepage", "extends", "enabled", "language", "time_zone", "tags", "schedule", "discover", "include", "exclude", "extract",
        "politeness", "network", "auth", "expect",
    ];

    public static SourceDefinition? Read(YamlNode.Mapping document, string file, Notes notes, SourceChecks checks)
    {
        var map = new MapReader(document, string.Empty, Keys, notes, checks);
        if (map.Node("extends") is { } extends)
        {
            notes.Error(ProblemCodes.Extends, "\"extends\": templates come with a later version; write the keys out in this file", extends);
        }

        var id = Id(map);
        var source = new SourceDefinition
        {
            Id = new SourceId(id ?? string.Empty),
            Name = map.Text("name") ?? id ?? string.Empty,
            Homepage = map.Url("homepage"),
            Enabled = map.Bool("enabled") ?? true,
            Language = Language(map),
            TimeZone = Zone(map),
            Tags = [.. map.Texts("tags").Select(tag => tag.Value)],
            Schedule = ScheduleReader.Read(map, checks),
            Discover = DiscoverReader.Read(map),
            Filter = RestReader.Filter(map),
            Extract = ExtractReader.Read(map),
            Politeness = RestReader.Politeness(map),
            Network = RestReader.Network(map),
            Auth = RestReader.Auth(map),
            Expect = RestReader.Expect(map),
            File = file,
        };
        return notes.HasErrors ? null : source;
    }

    private static string? Id(MapReader map)
    {
        if (map.Node("id") is null)
        {
            map.Notes.Error(ProblemCodes.Missing, "\"id\" is missing; give the source a name such as id: gulf-herald", map.Place);
            return null;
        }

        if (map.Scalar("id") is { } scalar && !IdPattern().IsMatch(scalar.Value))
        {
            map.Notes.Error(ProblemCodes.Id, $"id is '{scalar.Value}'; expected lower-case letters, digits and hyphens, at most 64, beginning with a letter or digit", scalar);
        }

        return map.Text("id");
    }

    private static string? Language(MapReader map)
    {
        if (map.Scalar("language", "a language tag such as ar or pt-BR") is not { } scalar || LanguageTag().IsMatch(scalar.Value))
        {
            return map.Text("language");
        }

        map.Notes.Error(ProblemCodes.Language, $"language is '{scalar.Value}'; expected a BCP 47 tag such as ar, pt-BR or zh-Hans", scalar);
        return null;
    }

    private static TimeZoneInfo? Zone(MapReader map)
    {
        if (map.Scalar("time_zone", "a time zone such as Asia/Riyadh") is not { } scalar)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(scalar.Value, out var zone) && (scalar.Value.Contains('/', StringComparison.Ordinal) || scalar.Value == "UTC"))
        {
            return zone;
        }

        var names = TimeZoneInfo.GetSystemTimeZones().Select(known => known.Id).ToList();
        var close = Suggestion.For(scalar.Value, names);
        map.Notes.Error(
            ProblemCodes.TimeZone,
            $"time zone '{scalar.Value}' is not known{(close.StartsWith("; did", StringComparison.Ordinal) ? close : "; write it like Asia/Riyadh or Europe/London (IANA)")}", scalar);
        return null;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageTag();
}
