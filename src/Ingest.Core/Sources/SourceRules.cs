using System.IO.Hashing;
using System.Text;

namespace Ingest.Core.Sources;

/// <summary>A fingerprint of what decides whether a page of a source is a story; the same rules give the same one in every process and version.</summary>
internal static class SourceRules
{
    public static string RulesDigest(this SourceDefinition source)
    {
        var (rules, text) = (source.Extract, new StringBuilder());
        Add(text, "title", rules.Title);
        Add(text, "body", rules.Body);
        Add(text, "published", rules.Published);
        Add(text, "modified", rules.Modified);
        Add(text, "authors", rules.Authors);
        Add(text, "section", rules.Section);
        Add(text, "tags", rules.Tags);
        Add(text, "summary", rules.Summary);
        Add(text, "image", rules.Image);
        Add(text, "remove", rules.Remove);
        Add(text, "languages", source.Languages);
        return Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Add(StringBuilder text, string field, FieldRule? rule)
    {
        if (rule is not null)
        {
            Add(text, field, [rule.Css, rule.Attribute ?? string.Empty, rule.All ? "all" : string.Empty, rule.Pattern?.ToString() ?? string.Empty, rule.Culture ?? string.Empty]);
            Add(text, field + ".remove", rule.Remove);
            Add(text, field + ".formats", rule.Formats);
        }
    }

    private static void Add(StringBuilder text, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            text.Append(name).Append('\0').AppendJoin('\0', values).Append('\n');
        }
    }
}
