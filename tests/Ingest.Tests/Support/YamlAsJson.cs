using System.Globalization;
using System.Text.Json.Nodes;
using Ingest.Core.Sources.Reading;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Tests.Support;

/// <summary>A YAML file as the JSON that an editor holds against a schema (YAML 1.2 core schema: true, false and numbers are not text).</summary>
internal static class YamlAsJson
{
    public static string Of(string yaml) => Node(new YamlReader(yaml, new Notes("a.yaml", yaml)).Read()!)!.ToJsonString();

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlNode.Mapping map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, Node(entry.Value)))),
        YamlNode.Sequence list => new JsonArray([.. list.Items.Select(Node)]),
        YamlNode.Scalar { IsNull: true } => null,
        YamlNode.Scalar { IsPlain: true, Value: "true" or "false" } flag => bool.Parse(flag.Value),
        YamlNode.Scalar { IsPlain: true } number when long.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        YamlNode.Scalar text => text.Value,
        _ => throw new InvalidOperationException(node.ToString()),
    };
}
