using System.Text.Json;

namespace Ingest.Core.Discover.Feeds;

/// <summary>Reads properties of JSON objects without minding which kind of value stands there.</summary>
internal static class JsonValue
{
    public static JsonElement? Of(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The text of a string or number; null for anything else and for blank strings.</summary>
    public static string? Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String when String(element) is { Length: > 0 } text => text,
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    public static string? Text(JsonElement element, string name) => Of(element, name) is { } value ? Text(value) : null;

    /// <summary>The members of a list, or the one value that stands in place of a list.</summary>
    public static IEnumerable<JsonElement> List(JsonElement element, string name) => Of(element, name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { ValueKind: JsonValueKind.Null } or null => [],
        { } single => [single],
    };

    private static string? String(JsonElement element)
    {
        try
        {
            return element.GetString()?.Trim();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text.
            return null;
        }
    }
}
