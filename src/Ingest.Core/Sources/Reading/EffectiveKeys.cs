using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;
using Ingest.Core.Sources.Format;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Lists every key of a source that holds, with the place that set it and without secrets.</summary>
internal static partial class EffectiveKeys
{
    private const string Masked = "(secret)";

    public static IReadOnlyList<SourceKey> Of(YamlNode.Mapping map)
    {
        var keys = new List<SourceKey>();
        foreach (var name in SourceFormat.Root.Names.Where(name => name != "extends"))
        {
            if (map.Entries.FirstOrDefault(entry => entry.Key.Value == name) is { Key: { } key, Value: { } value })
            {
                Add(name, key, value, keys);
            }
        }

        return keys;
    }

    private static void Add(string path, YamlNode.Scalar key, YamlNode value, List<SourceKey> keys)
    {
        switch (value)
        {
            case YamlNode.Scalar { IsNull: true }:
                break;
            case YamlNode.Scalar scalar:
                keys.Add(Key(path, key, Shown(path, scalar.Value), scalar.Value));
                break;
            case YamlNode.Mapping map:
                foreach (var (inner, below) in map.Entries)
                {
                    Add($"{path}.{inner.Value}", inner, below, keys);
                }

                break;
            case YamlNode.Sequence list when list.Items.All(item => item is YamlNode.Scalar):
                var items = list.Items.Cast<YamlNode.Scalar>().Select(item => item.Value).ToList();
                keys.Add(Key(path, key, $"[{string.Join(", ", items.Select(item => InList(Shown(path, item))))}]", string.Join('\n', items)));
                break;
            case YamlNode.Sequence list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    Add(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), key, list.Items[i], keys);
                }

                break;
        }
    }

    /// <summary>An item of a list in brackets, in quotes where it needs them.</summary>
    private static string InList(string item) => PlainItem().IsMatch(item) ? item : $"\"{item.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static SourceKey Key(string path, YamlNode.Scalar key, string shown, string value) =>
        new(path, shown, key.In.Path, key.Line) { Hash = XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(value)) };

    /// <summary>Everything of <c>auth</c> but the header's name; of a proxy, who asks; elsewhere what is filled in.</summary>
    private static string Shown(string path, string value)
    {
        if (path.StartsWith("auth.", StringComparison.Ordinal) && path != "auth.header")
        {
            return Masked;
        }

        var shown = Secrets.Replaced(value, Masked);
        var at = path == "network.proxy" ? shown.LastIndexOf('@') : -1;
        return at < 0 ? shown : shown[..Math.Max(0, shown.IndexOf("://", StringComparison.Ordinal) + 3)] + Masked + shown[at..];
    }

    [GeneratedRegex(@"^[\p{L}\p{N}./][\p{L}\p{N}./*_-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainItem();
}
