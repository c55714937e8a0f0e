using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Core.Model;

namespace Ingest.Tests.Pages;

/// <summary>Compares a story with the record of its page, field by field.</summary>
internal static class RecordDifferences
{
    /// <summary>Compared only where the record names them; the other fields must be absent when the record does not have them.</summary>
    private static readonly string[] Optional = ["section", "tags", "summary", "image", "paywalled", "live"];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<string> Of(Story story, JsonElement expected)
    {
        var differences = new List<string>();
        foreach (var (name, value) in Fields(story))
        {
            if (name != "body" && (expected.TryGetProperty(name, out var wanted) || !Optional.Contains(name)))
            {
                var (want, got) = (Written(wanted.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(wanted.GetRawText())), Written(value));
                if (want != got)
                {
                    differences.Add($"{name}: expected {want}\n{new string(' ', name.Length)}  but was  {got} ({story.Provenance.GetValueOrDefault(name, "no rule")})");
                }
            }
        }

        var body = expected.GetProperty("body").EnumerateArray().Select(paragraph => paragraph.GetString()!).ToList();
        differences.AddRange(body.Except(story.Body).Select(paragraph => "body lacks:    " + paragraph));
        differences.AddRange(story.Body.Except(body).Select(paragraph => "body has also: " + paragraph));
        if (differences.Count == 0 && !body.SequenceEqual(story.Body))
        {
            differences.Add("body: the paragraphs stand in another order or twice");
        }

        return differences;
    }

    private static IEnumerable<(string Name, JsonNode? Value)> Fields(Story story) =>
    [
        ("title", story.Title),
        ("authors", List(story.Authors)),
        ("agency", story.Agency),
        ("dateline", story.Dateline is { } line ? new JsonObject { ["agency"] = line.Agency, ["place"] = line.Place } : null),
        ("published", Date(story.Published)),
        ("modified", Date(story.Modified)),
        ("language", story.Language),
        ("direction", story.Direction.ToString().ToLowerInvariant()),
        ("section", story.Section),
        ("tags", List(story.Tags)),
        ("summary", story.Summary),
        ("image", Image(story.Image)),
        ("paywalled", story.Paywalled),
        ("live", story.Live),
        ("body", null),
    ];

    private static JsonArray? List(IReadOnlyList<string> values) => values.Count == 0 ? null : [.. values.Select(value => JsonValue.Create(value))];

    private static JsonObject? Date(NewsDate? date) => date is null ? null : new JsonObject
    {
        ["at"] = date.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        ["precision"] = date.Precision.ToString(),
        ["offset"] = date.Offset.ToString(),
    };

    private static JsonObject? Image(StoryImage? image)
    {
        if (image is null)
        {
            return null;
        }

        var json = new JsonObject { ["url"] = image.Url.AbsoluteUri };
        if (image.Width is { } width)
        {
            json["width"] = width;
        }

        if (image.Height is { } height)
        {
            json["height"] = height;
        }

        if (image.Caption is { } caption)
        {
            json["caption"] = caption;
        }

        return json;
    }

    private static string Written(JsonNode? node) => node?.ToJsonString(Readable) ?? "nothing";
}
