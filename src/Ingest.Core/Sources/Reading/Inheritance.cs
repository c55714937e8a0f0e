using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Lays one map over another: maps merge, everything else replaces. A key without a value takes away what would be inherited.</summary>
internal static class Inheritance
{
    /// <summary>Keys that each source has for itself.</summary>
    public static readonly string[] Own = ["id", "extends"];

    public static YamlNode.Mapping Over(YamlNode.Mapping lower, YamlNode.Mapping upper) =>
        Over(lower with { Entries = [.. lower.Entries.Where(entry => !Own.Contains(entry.Key.Value))] }, upper, string.Empty);

    private static YamlNode.Mapping Over(YamlNode.Mapping lower, YamlNode.Mapping upper, string where)
    {
        var entries = new List<(YamlNode.Scalar Key, YamlNode Value)>();
        foreach (var (key, value) in lower.Entries)
        {
            var over = upper.Entries.FirstOrDefault(entry => entry.Key.Value == key.Value);
            if (over.Value is null && !IsSetAside(key.Value, upper, where))
            {
                entries.Add((key, value));
            }
            else if (value is YamlNode.Mapping under && over.Value is YamlNode.Mapping above)
            {
                entries.Add((over.Key, Over(under, above, key.Value)));
            }
            else if (over.Value is not null)
            {
                entries.Add(over);
            }
        }

        entries.AddRange(upper.Entries.Where(entry => lower[entry.Key.Value] is null));
        return new YamlNode.Mapping(entries, upper.Line, upper.Column) { In = upper.In };
    }

    /// <summary>A schedule has one of the two; who writes one means it in place of the other.</summary>
    private static bool IsSetAside(string key, YamlNode.Mapping upper, string where) =>
        where == "schedule" && ((key == "cron" && upper["every"] is not null) || (key == "every" && upper["cron"] is not null));
}
