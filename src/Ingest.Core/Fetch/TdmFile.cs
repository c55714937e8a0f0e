using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Fetch;

/// <summary>A <c>/.well-known/tdmrep.json</c> (TDM Reservation Protocol, W3C Community Group 2024): the first rule whose location fits decides.</summary>
internal sealed class TdmFile
{
    public const string Path = "/.well-known/tdmrep.json";

    public static readonly TdmFile Empty = new([]);

    private const string From = "tdmrep.json";
    private const int MostRules = 1000;
    private readonly IReadOnlyList<(RobotsRule Location, Reservation? Reserved)> _rules;

    private TdmFile(IReadOnlyList<(RobotsRule Location, Reservation? Reserved)> rules) => _rules = rules;

    /// <summary>Reads what can be read; a file that is no such JSON reserves nothing.</summary>
    public static TdmFile Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes["\uFEFF"u8.Length..] : bytes, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? new TdmFile([.. json.RootElement.EnumerateArray().Take(MostRules).Select(Rule).OfType<(RobotsRule, Reservation?)>()])
                : Empty;
        }
        catch (JsonException)
        {
            return Empty;
        }
    }

    /// <summary>What is reserved at a URL of the file's host; null for nothing.</summary>
    public Reservation? Find(Uri url)
    {
        var path = RobotsPath.Normalize(url.PathAndQuery);
        return _rules.FirstOrDefault(rule => rule.Location.Matches(path)).Reserved;
    }

    private static (RobotsRule, Reservation?)? Rule(JsonElement item, int index)
    {
        if (Text(item, "location") is not { Length: > 0 } location)
        {
            return null;
        }

        var reserved = Text(item, "tdm-reservation") == "1" ? new Reservation(From, $"location {location}", Text(item, "tdm-policy")) : null;
        return (new RobotsRule(allow: reserved is null, location, index + 1), reserved);
    }

    /// <summary>A string, or a number as it is written.</summary>
    private static string? Text(JsonElement item, string name) =>
        item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? JsonText.Of(value)
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : null;
}
