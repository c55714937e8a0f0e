using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Declared;

/// <summary>Values of linked data, one or a list of them, bare or wrapped in things that have a name.</summary>
internal static class JsonLdValue
{
    /// <summary>No list of keywords or authors that means anything is longer.</summary>
    public const int MostValues = 1_000;

    private const int MostDepth = 8;

    public static IEnumerable<JsonElement> Several(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Repeat(value, 1);

    /// <summary>Also <c>"False"</c> and <c>"http://schema.org/False"</c>.</summary>
    public static bool? Bool(JsonElement value) => Text(value)?.ToLowerInvariant() is not { } text ? null
        : text[(text.LastIndexOf('/') + 1)..] switch { "true" or "yes" or "1" => true, "false" or "no" or "0" => false, _ => null };

    public static IEnumerable<JsonElement> Flatten(JsonElement element, int depth)
    {
        if (depth > MostDepth)
        {
            yield break;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var inner in element.EnumerateArray().SelectMany(item => Flatten(item, depth + 1)))
            {
                yield return inner;
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            yield return element;
            foreach (var name in new[] { "@graph", "mainEntity", "mainEntityOfPage", "hasPart" })
            {
                if (element.TryGetProperty(name, out var nested))
                {
                    foreach (var inner in Flatten(nested, depth + 1))
                    {
                        yield return inner;
                    }
                }
            }
        }
    }

    public static bool Has(JsonElement item, string name) => item.TryGetProperty(name, out _);

    public static IEnumerable<string> Types(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("@type", out var type) ? Texts(type).Select(text => text[(text.LastIndexOf('/') + 1)..]) : [];

    public static bool IsPerson(JsonElement item) => Types(item).Contains("Person", StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Texts(JsonElement value) =>
        (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(MostValues) : Enumerable.Repeat(value, 1)).Select(Text).OfType<string>();

    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => InlineText.Fold(System.Net.WebUtility.HtmlDecode(JsonText.Of(value))),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Array => value.EnumerateArray().Select(Text).FirstOrDefault(text => text is not null),
        JsonValueKind.Object => value.TryGetProperty("name", out var name) ? Text(name)
            : value.TryGetProperty("@value", out var plain) ? Text(plain)
            : value.TryGetProperty("url", out var url) ? Text(url)
            : value.TryGetProperty("@id", out var id) ? Text(id) : null,
        _ => null,
    };
}
