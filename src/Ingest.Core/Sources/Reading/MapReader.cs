using System.Globalization;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads the keys of one map; whatever is not as it should be becomes a note and the value null.</summary>
internal sealed class MapReader
{
    private readonly YamlNode.Mapping _map;
    private readonly SourceChecks _checks;

    public MapReader(YamlNode.Mapping map, string where, IReadOnlyList<string> known, Notes notes, SourceChecks checks)
    {
        (_map, Notes, _checks) = (map, notes, checks);
        foreach (var (key, _) in map.Entries.Where(entry => !known.Contains(entry.Key.Value)))
        {
            notes.Error(ProblemCodes.UnknownKey, $"unknown key \"{key.Value}\"{where}{SourceKeys.Advice(key.Value, known)}", key);
        }
    }

    public Notes Notes { get; }

    public YamlNode Place => _map;

    public YamlNode? Node(string key) => _map[key] is YamlNode.Scalar { IsNull: true } ? null : _map[key];

    public YamlNode.Scalar? Scalar(string key, string expected = "a word or text") => Scalar(Node(key), key, expected);

    public YamlNode.Scalar? Scalar(YamlNode? node, string key, string expected)
    {
        if (node is null or YamlNode.Scalar)
        {
            return node as YamlNode.Scalar;
        }

        Notes.Error(ProblemCodes.Type, $"\"{key}\" is a {Kind(node)}; expected {expected}", node);
        return null;
    }

    /// <summary>Text with secrets resolved.</summary>
    public string? Text(string key) => Scalar(key) is { } scalar ? Secrets.Resolve(scalar, _checks, Notes) : null;

    /// <summary>A part of a text with secrets resolved; null, with a note at the text, when one does not.</summary>
    public string? Resolve(YamlNode.Scalar scalar, string part) => Secrets.Resolve(scalar with { Value = part }, _checks, Notes);

    /// <summary>A list of texts; a single text stands for a list of one.</summary>
    public IReadOnlyList<YamlNode.Scalar> Texts(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlNode.Scalar one:
                return [one];
            case YamlNode.Sequence list:
                foreach (var wrong in list.Items.Where(item => item is not YamlNode.Scalar))
                {
                    Notes.Error(ProblemCodes.Type, $"an item of \"{key}\" is a {Kind(wrong)}; expected a word or text", wrong);
                }

                return [.. list.Items.OfType<YamlNode.Scalar>()];
            case var node:
                Notes.Error(ProblemCodes.Type, $"\"{key}\" is a {Kind(node)}; expected a list of words", node);
                return [];
        }
    }

    public MapReader? Map(string key, params IReadOnlyList<string> known)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlNode.Mapping map:
                return new MapReader(map, $" in {key}", known, Notes, _checks);
            case var node:
                Notes.Error(ProblemCodes.Type, $"\"{key}\" is a {Kind(node)}; expected a map with {string.Join(", ", known)}", node);
                return null;
        }
    }

    /// <summary>A list of maps; an item that is none is noted and left out.</summary>
    public IReadOnlyList<MapReader> Maps(string key, string where, IReadOnlyList<string> known)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlNode.Sequence list:
                foreach (var wrong in list.Items.Where(item => item is not YamlNode.Mapping))
                {
                    Notes.Error(ProblemCodes.Type, $"an item of \"{key}\" is a {Kind(wrong)}; expected a map with {string.Join(", ", known)}", wrong);
                }

                return [.. list.Items.OfType<YamlNode.Mapping>().Select(map => Inner(map, where, known))];
            case var node:
                Notes.Error(ProblemCodes.Type, $"\"{key}\" is a {Kind(node)}; expected a list of maps", node);
                return [];
        }
    }

    public MapReader Inner(YamlNode.Mapping map, string where, params IReadOnlyList<string> known) => new(map, where, known, Notes, _checks);

    public bool? Bool(string key)
    {
        switch (Scalar(key, "true or false"))
        {
            case null:
                return null;
            case { IsPlain: true, Value: "true" or "True" or "yes" or "on" }:
                return true;
            case { IsPlain: true, Value: "false" or "False" or "no" or "off" }:
                return false;
            case var other:
                Notes.Error(ProblemCodes.Type, $"\"{key}\" is '{other.Value}'; expected true or false", other);
                return null;
        }
    }

    public int? Int(string key, int least, int most)
    {
        if (Scalar(key, "a whole number") is not { } scalar)
        {
            return null;
        }

        if (!int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            Notes.Error(ProblemCodes.Type, $"\"{key}\" is '{scalar.Value}'; expected a whole number", scalar);
            return null;
        }

        if (value < least || value > most)
        {
            Notes.Error(ProblemCodes.Limit, $"\"{key}\" is {value}; expected {least} to {most}", scalar);
            return null;
        }

        return value;
    }

    public TimeSpan? Duration(string key, TimeSpan least, TimeSpan most)
    {
        if (Scalar(key, "a duration such as 30s, 15m, 6h or 2d") is not { } scalar)
        {
            return null;
        }

        if (Durations.Read(scalar.Value) is not { } value)
        {
            Notes.Error(ProblemCodes.Duration, $"\"{key}\" is '{scalar.Value}'; expected a duration such as 30s, 15m, 6h or 2d{Durations.Hint(scalar.Value)}", scalar);
            return null;
        }

        return Within(key, value, least, most, scalar) ? value : null;
    }

    public bool Within(string key, TimeSpan value, TimeSpan least, TimeSpan most, YamlNode at)
    {
        if (value >= least && value <= most)
        {
            return true;
        }

        Notes.Error(ProblemCodes.Limit, $"\"{key}\" is {Durations.Write(value)}; expected {Durations.Write(least)} to {Durations.Write(most)}", at);
        return false;
    }

    public Uri? Url(string key) => Scalar(key, "a URL") is { } scalar ? Url(scalar, key) : null;

    public Uri? Url(YamlNode.Scalar scalar, string key)
    {
        var text = Notes.IsClean(scalar) ? Secrets.Resolve(scalar, _checks, Notes) : null;
        if (text is null)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            Notes.Error(ProblemCodes.Url, $"\"{key}\" is '{scalar.Value}'; expected an absolute http or https URL such as https://herald.example/rss.xml", scalar);
            return null;
        }

        if (url.UserInfo.Length > 0)
        {
            Notes.Error(ProblemCodes.Url, $"\"{key}\" carries a user name; give credentials in auth: header and value", scalar);
            return null;
        }

        return url;
    }

    public static string Kind(YamlNode node) => node switch { YamlNode.Mapping => "map", YamlNode.Sequence => "list", _ => "text" };
}
