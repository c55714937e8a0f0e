using Ingest.Core.Sources.Format;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>extract</c>: one rule a field; a plain text is a selector.</summary>
internal static class ExtractReader
{
    /// <summary>Keys that only dates are read by.</summary>
    private static readonly string[] DateKeys = ["formats", "culture"];

    public static ExtractDefinition Read(MapReader source)
    {
        if (source.Map("extract", ExtractFormat.Extract.Names) is not { } map)
        {
            return ExtractDefinition.None;
        }

        return Fields(map) with { Earlier = Earlier(map) };
    }

    private static ExtractDefinition Fields(MapReader map) => new()
    {
        Title = Rule(map, "title"),
        Body = Rule(map, "body"),
        Published = Rule(map, "published"),
        Modified = Rule(map, "modified"),
        Authors = Rule(map, "authors"),
        Section = Rule(map, "section"),
        Tags = Rule(map, "tags"),
        Summary = Rule(map, "summary"),
        Image = Rule(map, "image"),
        Remove = SelectorsOf(map, "remove"),
    };

    private static List<ExtractVersion> Earlier(MapReader extract)
    {
        var versions = new List<ExtractVersion>();
        foreach (var map in extract.Maps("earlier", " in extract.earlier", ExtractFormat.Version.Names))
        {
            var rules = Fields(map);
            if (Moments.End(map, "valid_until") is { } end)
            {
                versions.Add(new ExtractVersion(end, rules));
            }
        }

        return [.. versions.OrderBy(version => version.Until)];
    }

    private static FieldRule? Rule(MapReader extract, string field)
    {
        switch (extract.Node(field))
        {
            case null:
                return null;
            case YamlNode.Mapping map:
                var rule = extract.Inner(map, $" in extract.{field}", ExtractFormat.Rule.Names);
                WarnOfIdleKeys(rule, field);
                return Rule(rule);
            case var node:
                return Selectors.Read(extract.Scalar(node, field, "a CSS selector or a map with css"), extract.Notes) is { } css ? new FieldRule { Css = css } : null;
        }
    }

    private static FieldRule? Rule(MapReader rule)
    {
        if (rule.Node("css") is null)
        {
            rule.Notes.Error(ProblemCodes.Missing, "a field rule needs \"css\", the selector of the field", rule.Place);
        }

        var css = Selectors.Read(rule.Scalar("css", "a CSS selector"), rule.Notes);
        var read = new FieldRule
        {
            Css = css ?? string.Empty,
            Attribute = rule.Text("attribute"),
            All = rule.Bool("all") ?? false,
            Remove = SelectorsOf(rule, "remove"),
            Pattern = Patterns.Read(rule.Scalar("pattern", "a regular expression"), rule.Notes),
            Formats = [.. rule.Texts("formats").Where(format => DateFormats.IsFormat(format, rule.Notes)).Select(format => format.Value)],
            Culture = Cultures.Read(rule.Scalar("culture"), rule.Notes),
        };
        return css is null ? null : read;
    }

    /// <summary>What an operator writes and nothing reads is told, for he will look for the effect on the pages.</summary>
    private static void WarnOfIdleKeys(MapReader rule, string field)
    {
        var isDate = field is "published" or "modified";
        string[] idle = field == "body" ? ["attribute", "pattern", .. DateKeys] : isDate ? [] : DateKeys;
        foreach (var key in idle)
        {
            if (rule.Node(key) is { } node)
            {
                rule.Notes.Warn(ProblemCodes.NoEffect, $"\"{key}\" has no effect in extract.{field}{(DateKeys.Contains(key) ? "; only published and modified are dates" : "; the body is the text of its elements")}", node);
            }
        }

        if (isDate && rule.Node("culture") is { } culture && rule.Node("formats") is null)
        {
            rule.Notes.Warn(ProblemCodes.NoEffect, "\"culture\" has no effect without \"formats\"; dates without formats are read in any language", culture);
        }
    }

    private static List<string> SelectorsOf(MapReader map, string key) =>
        [.. map.Texts(key).Select(scalar => Selectors.Read(scalar, map.Notes)).OfType<string>()];
}
