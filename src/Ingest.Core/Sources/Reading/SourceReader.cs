using System.Text.RegularExpressions;
using Ingest.Core.Model;
using Ingest.Core.Sources.Format;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads one source from its document; every problem is noted, and a source with an error is none.</summary>
internal static partial class SourceReader
{
    private static readonly string[] RenderWords = ["browser", "none"];

    public static ReadSource? Read(YamlNode.Mapping document, string file, Notes notes, SourceChecks checks)
    {
        var map = new MapReader(document, string.Empty, SourceFormat.Root.Names, notes, checks);
        if (map.Node("extends") is { } extends)
        {
            notes.Error(ProblemCodes.Extends, "\"extends\": templates come with a later version; write the keys out in this file", extends);
        }

        var id = Id(map);
        var homepage = map.Url("homepage");
        var discover = DiscoverReader.Read(map, homepage);
        var source = new SourceDefinition
        {
            Id = new SourceId(id ?? string.Empty),
            Name = map.Text("name") ?? id ?? string.Empty,
            Homepage = homepage,
            Enabled = map.Bool("enabled") ?? true,
            Language = Languages.Read(map.Scalar("language", "a language tag such as ar or pt-BR"), notes),
            TimeZone = TimeZones.Read(map.Scalar("time_zone", "a time zone such as Asia/Riyadh"), notes),
            Tags = [.. map.Texts("tags").Select(tag => tag.Value)],
            Schedule = ScheduleReader.Read(map, checks),
            Discover = [.. discover.Select(entry => entry.Definition)],
            Filter = FilterReader.Read(map),
            Extract = ExtractReader.Read(map),
            Politeness = PolitenessReader.Read(map),
            Network = NetworkReader.Read(map),
            Render = Render(map),
            Auth = AuthReader.Read(map),
            Expect = ExpectReader.Read(map),
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

        if (!IdPattern().IsMatch(scalar.Value))
        {
            map.Notes.Error(ProblemCodes.Id, $"id is '{scalar.Value}'; expected lower-case letters, digits and hyphens, at most 64, beginning with a letter or digit", scalar);
        }

        return scalar.Value;
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
