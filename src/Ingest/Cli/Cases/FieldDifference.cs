using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Core.Common.Text;

namespace Ingest.Cli.Cases;

/// <summary>A field that a page gives otherwise than expected.</summary>
/// <param name="Field">Name of the field; of a paragraph <c>body[N]</c>, counted from 1.</param>
/// <param name="Expected">Null when nothing was expected.</param>
/// <param name="Found">Null when nothing was found.</param>
internal sealed record FieldDifference(string Field, string? Expected, string? Found)
{
    /// <summary>Differences of the fields that <paramref name="expected"/> names, in its order.</summary>
    public static IReadOnlyList<FieldDifference> Between(CaseRecord expected, CaseRecord found)
    {
        if (expected.Rejected is not null || found.Rejected is not null || expected.Expected is null || found.Expected is null)
        {
            return expected.Rejected == found.Rejected ? [] : [new FieldDifference("rejected", expected.Rejected, found.Rejected)];
        }

        return Between(expected.Expected, found.Expected);
    }

    public static IReadOnlyList<FieldDifference> Between(JsonObject expected, JsonObject found)
    {
        var differences = new List<FieldDifference>();
        foreach (var (field, wanted) in expected)
        {
            if (wanted is JsonArray before && found[field] is JsonArray after && field == "body")
            {
                differences.AddRange(Paragraphs([.. before.Select(Text)], [.. after.Select(Text)]));
            }
            else if (!JsonNode.DeepEquals(wanted, found[field]))
            {
                differences.Add(new FieldDifference(field, Text(wanted), Text(found[field])));
            }
        }

        return differences;
    }

    /// <summary>Paragraphs that went, came or changed: those between the longest equal beginning and end, paired as far as they go.</summary>
    private static IEnumerable<FieldDifference> Paragraphs(List<string?> before, List<string?> after)
    {
        var start = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var rest = Math.Min(before.Count, after.Count) - start;
        var end = Enumerable.Range(1, rest).TakeWhile(back => before[^back] == after[^back]).Count();

        // A run of paragraphs without some, or with some more, is told as that and not as a shift of all that follow.
        var kept = before[start..^end].Intersect(after[start..^end]).ToHashSet();
        int[] gone = [.. Enumerable.Range(start, before.Count - end - start).Where(i => !kept.Contains(before[i]))];
        int[] come = [.. Enumerable.Range(start, after.Count - end - start).Where(i => !kept.Contains(after[i]))];
        for (var i = 0; i < Math.Max(gone.Length, come.Length); i++)
        {
            var (old, now) = (i < gone.Length ? gone[i] : -1, i < come.Length ? come[i] : -1);
            yield return new FieldDifference($"body[{(old >= 0 ? old : now) + 1}]", old >= 0 ? before[old] : null, now >= 0 ? after[now] : null);
        }

        if (gone.Length == 0 && come.Length == 0 && start + end < Math.Max(before.Count, after.Count))
        {
            yield return new FieldDifference("body", Counted.Of(before.Count, "paragraph"), $"{Counted.Of(after.Count, "paragraph")}, the same in another order or number");
        }
    }

    private static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonArray list when list.All(item => item is JsonValue) => string.Join("; ", list.Select(Text)),
        _ => node.ToJsonString(Core.Storage.StoryJson.Options),
    };
}
