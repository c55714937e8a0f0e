using System.IO.Hashing;
using System.Text;

namespace Ingest.Core.Sources;

/// <summary>A fingerprint of what decides whether a page of a source is a story; the same rules give the same one in every process and version.</summary>
internal static class SourceRules
{
    public static string RulesDigest(this SourceDefinition source)
    {
        var (rules, text) = (source.Extract, new StringBuilder());
        foreach (var (field, rule) in rules.Fields)
        {
            Add(text, field, rule);
        }

        Add(text, "remove", rules.Remove);
        Add(text, "languages", source.Languages);
        return HashOf(text);
    }

    /// <summary>The same of one rule.</summary>
    public static string Digest(this FieldRule rule, string field)
    {
        var text = new StringBuilder();
        Add(text, field, rule);
        return HashOf(text);
    }

    private static string HashOf(StringBuilder text) => Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(text.ToString())));

    private static void Add(StringBuilder text, string field, FieldRule rule)
    {
        Add(text, field, [rule.Css, rule.Attribute ?? string.Empty, rule.All ? "all" : string.Empty, rule.Pattern?.ToString() ?? string.Empty, rule.Culture ?? string.Empty]);
        Add(text, field + ".remove", rule.Remove);
        Add(text, field + ".formats", rule.Formats);
    }

    private static void Add(StringBuilder text, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            text.Append(name).Append('\0').AppendJoin('\0', values).Append('\n');
        }
    }
}
