using System.Text.Json;
using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Normalize;

namespace Ingest.Cli;

/// <summary>One line of an import file, read or refused.</summary>
internal sealed record ImportLine(ImportedText? Text, string? Problem)
{
    /// <summary>Printed news is not older; placeholders such as year 1 are.</summary>
    private const int OldestYear = 1500;

    private const int LatestYear = 2999;

    /// <exception cref="JsonException">The line is not JSON.</exception>
    public static ImportLine Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            return No("expected a JSON object");
        }

        var root = json.RootElement;
        var (title, body, published) = (Get(root, "title"), Get(root, "body") ?? Get(root, "text"), Get(root, "published"));
        if (Get(root, "id") is not { Length: > 0 } id)
        {
            return No("\"id\" is missing or not a string");
        }

        if (string.IsNullOrWhiteSpace(body) && string.IsNullOrWhiteSpace(title))
        {
            return No($"\"{id}\" has neither \"title\" nor \"body\" or \"text\"");
        }

        DateTimeOffset? at = null;
        if (published is not null)
        {
            // Not DateTimeOffset.TryParse, which takes "10:30" for today and 03/02/2026 for a day in March.
            if (TimestampReader.Read(published) is not { OtherOrder: null, Precision: >= DatePrecision.Day, Local.Year: >= OldestYear and <= LatestYear } time)
            {
                return No($"\"published\" of \"{id}\" is not RFC 3339, or not of the years {OldestYear} to {LatestYear}: '{published}'");
            }

            at = time.ToInstant(TimeSpan.Zero);
        }

        Uri? url = null;
        if (Get(root, "url") is { Length: > 0 } address && !(Uri.TryCreate(address, UriKind.Absolute, out url) && url.Scheme is "http" or "https"))
        {
            return No($"\"url\" of \"{id}\" is not an absolute http or https URL: '{address}'");
        }

        return new ImportLine(
            new ImportedText
            {
                Id = id,
                Url = url,
                Source = new SourceId(Get(root, "source") is { Length: > 0 } source ? source : "import"),
                Title = title ?? string.Empty,
                Body = body ?? string.Empty,
                Language = Get(root, "language") ?? Get(root, "lang"),
                Published = at,
            },
            null);
    }

    private static ImportLine No(string problem) => new(null, problem);

    private static string? Get(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
            ? value.ValueKind switch { JsonValueKind.String => JsonText.Of(value), JsonValueKind.Number => value.GetRawText(), _ => null }
            : null;
}
