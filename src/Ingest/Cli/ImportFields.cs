using System.Text.Json;
using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Cli;

/// <summary>The keys of one line of an import file, and which of them are of no use.</summary>
internal sealed class ImportFields(JsonElement line)
{
    /// <summary>Printed news is not older; placeholders such as year 1 are.</summary>
    public const int OldestYear = 1500;

    public const int LatestYear = 2999;

    /// <summary>What is read, and what stands in a line of <c>export</c> or <c>extract</c> and is worked out anew from the text, or belongs to the store it came from.</summary>
    public static readonly IReadOnlySet<string> Known = new HashSet<string>
    {
        "id", "url", "source", "title", "body", "text", "language", "lang", "published", "published_offset", "modified", "modified_offset", "authors", "agency", "section", "tags", "image", "summary",
        "canonical_url", "direction", "dateline", "word_count", "paywalled", "live", "live_entries", "rights", "provenance",
        "first_seen", "updated", "removed", "revision", "content_hash", "appearances", "related", "schema_version",
    };

    private readonly List<string> _ignored = [.. line.EnumerateObject().Select(property => property.Name).Where(name => !Known.Contains(name))];

    /// <summary>Keys that mean nothing here, and keys whose value is not what it should be.</summary>
    public IReadOnlyList<string> Ignored => _ignored;

    /// <summary>A string, or a number as it is written.</summary>
    public string? Text(string name) => Value(name) is { } value ? Text(value) : null;

    /// <summary>A string, or a list of strings as paragraphs; null for anything else.</summary>
    public string? Paragraphs(string name) => Value(name) is not { ValueKind: JsonValueKind.Array } list ? Text(name)
        : list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) ? string.Join("\n\n", list.EnumerateArray().Select(JsonText.Of))
        : null;

    /// <summary>A list of strings, or one.</summary>
    public IReadOnlyList<string> Texts(string name) => Value(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } one => [JsonText.Of(one)],
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => [.. list.EnumerateArray().Select(JsonText.Of)],
        _ => Ignore<IReadOnlyList<string>>(name) ?? [],
    };

    /// <summary>A date that can be read in one way only; null when there is none or it cannot.</summary>
    public NewsDate? Date(string name)
    {
        // Not DateTimeOffset.TryParse, which takes "10:30" for today and 03/02/2026 for a day in March.
        return Text(name) is not { Length: > 0 } text ? null
            : TimestampReader.Read(text) is { OtherOrder: null, Precision: >= DatePrecision.Day, Local.Year: >= OldestYear and <= LatestYear } time
                ? new NewsDate(time.ToInstant(TimeSpan.Zero), time.Precision, time.Offset is null ? OffsetOrigin.Assumed : Origin(name + "_offset"), "import")
                : Ignore<NewsDate>(name);
    }

    /// <summary>An exported offset that was assumed is written like one that was stated.</summary>
    private OffsetOrigin Origin(string name) => Text(name) is not { Length: > 0 } text ? OffsetOrigin.Stated
        : Enum.TryParse<OffsetOrigin>(text, ignoreCase: true, out var origin) && Enum.IsDefined(origin) ? origin
        : Ignore(name, OffsetOrigin.Stated);

    /// <summary>As it is exported, or its address alone.</summary>
    public StoryImage? Image(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } image when WebUrl.Of(new ImportFields(image).Text("url")) is { } url =>
            new StoryImage(url, Number(image, "width"), Number(image, "height"), new ImportFields(image).Text("caption")),
        { ValueKind: JsonValueKind.String } address when WebUrl.Of(JsonText.Of(address)) is { } url => new StoryImage(url),
        _ => Ignore<StoryImage>(name),
    };

    private static int? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static string? Text(JsonElement value) =>
        value.ValueKind switch { JsonValueKind.String => JsonText.Of(value), JsonValueKind.Number => value.GetRawText(), _ => null };

    private JsonElement? Value(string name) => line.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private OffsetOrigin Ignore(string name, OffsetOrigin instead)
    {
        Ignore<string>(name);
        return instead;
    }

    private T? Ignore<T>(string name)
        where T : class
    {
        _ignored.Add(name + " (unreadable)");
        return null;
    }
}
