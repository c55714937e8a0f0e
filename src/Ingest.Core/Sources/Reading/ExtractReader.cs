using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>extract</c>: one rule a field; a plain text is a selector.</summary>
internal static class ExtractReader
{
    private static readonly string[] RuleKeys = ["css", "attribute", "all", "remove", "pattern", "formats", "culture"];

    public static ExtractDefinition Read(MapReader source)
    {
        if (source.Map("extract", "title", "body", "published", "modified", "authors", "section", "tags", "summary", "image", "remove") is not { } map)
        {
            return ExtractDefinition.None;
        }

        return new ExtractDefinition
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
    }

    private static FieldRule? Rule(MapReader extract, string field)
    {
        switch (extract.Node(field))
        {
            case null:
                return null;
            case YamlNode.Mapping map:
                return Rule(extract.Inner(map, $" in extract.{field}", RuleKeys));
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
            Pattern = Pattern(rule.Scalar("pattern", "a regular expression"), rule.Notes),
            Formats = [.. rule.Texts("formats").Where(format => IsDateFormat(format, rule.Notes)).Select(format => format.Value)],
            Culture = Culture(rule.Scalar("culture"), rule.Notes),
        };
        return css is null ? null : read;
    }

    private static List<string> SelectorsOf(MapReader map, string key) =>
        [.. map.Texts(key).Select(scalar => Selectors.Read(scalar, map.Notes)).OfType<string>()];

    private static Regex? Pattern(YamlNode.Scalar? scalar, Notes notes)
    {
        if (scalar is null)
        {
            return null;
        }

        try
        {
            return new Regex(scalar.Value, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            notes.Error(ProblemCodes.Pattern, $"'{scalar.Value}' uses look-around, a backreference or an atomic group; those can run for ever on a hostile page and are not supported", scalar);
        }
        catch (ArgumentException exception)
        {
            notes.Error(ProblemCodes.Pattern, $"'{scalar.Value}' is not a regular expression: {exception.Message}", scalar);
        }

        return null;
    }

    private static bool IsDateFormat(YamlNode.Scalar scalar, Notes notes)
    {
        // A format that cannot write a date cannot read one either.
        var probe = new DateTime(2026, 11, 23, 17, 11, 0, DateTimeKind.Unspecified);
        try
        {
            if (scalar.Value.Length > 1 && probe.ToString(scalar.Value, CultureInfo.InvariantCulture) is { Length: > 0 } written && written != scalar.Value)
            {
                return true;
            }
        }
        catch (FormatException)
        {
            // Told below.
        }

        notes.Error(ProblemCodes.DateFormat, $"'{scalar.Value}' is not a date format; write it like dd/MM/yyyy HH:mm or d MMMM yyyy (custom .NET format)", scalar);
        return false;
    }

    private static string? Culture(YamlNode.Scalar? scalar, Notes notes)
    {
        if (scalar is null || IsCulture(scalar.Value))
        {
            return scalar?.Value;
        }

        notes.Error(ProblemCodes.Culture, $"culture '{scalar.Value}' is not known; write it like ar, ar-SA or pt-BR", scalar);
        return null;
    }

    private static bool IsCulture(string name)
    {
        try
        {
            return name.Length > 0 && !CultureInfo.GetCultureInfo(name, predefinedOnly: true).EnglishName.StartsWith("Unknown", StringComparison.Ordinal);
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
