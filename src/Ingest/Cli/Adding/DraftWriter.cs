using System.Globalization;
using System.Text;
using Ingest.Core.Sources;

namespace Ingest.Cli.Adding;

/// <summary>Writes a draft as YAML, the evidence as comments behind the values.</summary>
internal static class DraftWriter
{
    /// <summary>Name of the schema file that the editor header names, beside the source files.</summary>
    public const string SchemaFile = "source.schema.json";

    public static string Yaml(SourceDraft draft)
    {
        var yaml = new StringBuilder();
        yaml.Append("# yaml-language-server: $schema=").Append(SchemaFile).Append('\n');
        yaml.Append("id: ").Append(Scalar(draft.Id)).Append('\n');
        Line(yaml, "name", draft.Name);
        yaml.Append("homepage: ").Append(Scalar(draft.Homepage.AbsoluteUri)).Append('\n');
        Line(yaml, "language", draft.Language);
        Line(yaml, "time_zone", draft.TimeZone);
        if (draft.ZoneNote is { } note)
        {
            yaml.Append("# time_zone: ").Append(Comment(note)).Append('\n');
        }

        Network(yaml, draft.Network);
        yaml.Append("discover:\n");
        foreach (var (key, url) in draft.Discover)
        {
            yaml.Append("  - ").Append(key == "sitemap" ? $"{{ sitemap: {Scalar(url.Value)}, max_age: 7d }}" : $"{key}: {Scalar(url.Value)}").Append("   # ").Append(Comment(url.Evidence)).Append('\n');
        }

        if (draft.Include is { } include)
        {
            yaml.Append("include: [").Append(Scalar(include.Value)).Append("]   # ").Append(Comment(include.Evidence)).Append('\n');
        }

        return yaml.ToString();
    }

    private static void Line(StringBuilder yaml, string key, Evident? value)
    {
        if (value is not null)
        {
            yaml.Append(key).Append(": ").Append(Scalar(value.Value)).Append("   # ").Append(Comment(value.Evidence)).Append('\n');
        }
    }

    private static void Network(StringBuilder yaml, NetworkDefinition network)
    {
        List<string> keys = [];
        if (network.AllowPrivate.Count > 0)
        {
            keys.Add($"allow_private: [{string.Join(", ", network.AllowPrivate.Select(range => $"\"{range}\""))}]");
        }

        if (network.AllowPorts.Count > 0)
        {
            keys.Add(string.Create(CultureInfo.InvariantCulture, $"allow_ports: [{string.Join(", ", network.AllowPorts)}]"));
        }

        if (keys.Count > 0)
        {
            yaml.Append("network: { ").AppendJoin(", ", keys).Append(" }   # a site of your own network, by --allow-private; nothing else there may be reached\n");
        }
    }

    /// <summary>Double-quoted wherever a plain scalar could be read as something else (YAML 1.2 §7.3.3).</summary>
    private static string Scalar(string value) =>
        value.Length > 0 && value.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '/' or '.' or ':' or '_' or ' ' or '?' or '=' or '%' or '+') && char.IsLetter(value[0])
            && !value.Contains(": ", StringComparison.Ordinal) && value[^1] is not (':' or ' ') && value is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off")
            ? value
            : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Comment(string text) => SummaryPrinter.Plain(text);
}
