using Ingest.Core.Model;
using Ingest.Core.Sources.Format;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads one source from its document; every problem is noted, and a source with an error is none.</summary>
internal static class SourceReader
{
    private static readonly string[] RenderWords = ["browser", "none"];

    public static ReadSource? Read(YamlNode.Mapping document, string file, Notes notes, SourceChecks checks)
    {
        var map = new MapReader(document, string.Empty, SourceFormat.Root.Names, notes, checks);
        var id = Id(map);
        var homepage = map.Url("homepage");
        var discover = DiscoverReader.Read(map, homepage);
        var language = Languages.Read(map.Scalar("language", "a language tag such as ar or pt-BR"), notes);
        var source = new SourceDefinition
        {
            Id = new SourceId(id ?? string.Empty),
            Name = map.Text("name") ?? id ?? string.Empty,
            Homepage = homepage,
            Enabled = map.Bool("enabled") ?? true,
            Language = language,
            TimeZone = TimeZones.Read(map.Scalar("time_zone", "a time zone such as Asia/Riyadh"), notes),
            Tags = [.. map.Texts("tags").Select(tag => tag.Value)],
            Schedule = ScheduleReader.Read(map, checks),
            Discover = [.. discover.Select(entry => entry.Definition)],
            Filter = FilterReader.Read(map),
            Extract = ExtractReader.Read(map),
            Languages = GateReader.Read(map, language),
            Politeness = PolitenessReader.Read(map),
            Network = NetworkReader.Read(map),
            Render = Render(map),
            Auth = AuthReader.Read(map),
            Expect = ExpectReader.Read(map),
            Deduplicate = map.Bool("deduplicate") ?? true,
            File = file,
        };
        return notes.HasErrors ? null : new ReadSource(source, map.Node("id")!, [.. discover.Select(entry => (entry.Definition.Url, entry.Place))], notes);
    }

    private static RenderMode Render(MapReader map)
    {
        switch (map.Scalar("render", "browser or none"))
        {
            case null or { Value: "none" }:
                return RenderMode.None;
            case { Value: "browser" }:
                return RenderMode.Browser;
            case var other:
                map.Notes.Error(ProblemCodes.Choice, $"\"render\" is '{other.Value}'; expected browser or none{Suggestion.DidYouMean(other.Value, RenderWords)}", other);
                return RenderMode.None;
        }
    }

    private static string? Id(MapReader map)
    {
        if (map.Node("id") is null)
        {
            map.Notes.Error(ProblemCodes.Missing, "\"id\" is missing; give the source a name such as id: gulf-herald", map.Place);
            return null;
        }

        if (map.Scalar("id") is not { } scalar || !map.Notes.IsClean(scalar))
        {
            return null;
        }

        if (!SourceId.IsValid(scalar.Value))
        {
            map.Notes.Error(ProblemCodes.Id, $"id is '{scalar.Value}'; expected lower-case letters, digits and hyphens, at most 64, beginning with a letter or digit", scalar);
        }

        return scalar.Value;
    }
}
