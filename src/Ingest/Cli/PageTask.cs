using System.Text.Json;
using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Text;

namespace Ingest.Cli;

/// <summary>One page to read: a file or a URL, with what the caller knows about it.</summary>
/// <param name="Id">How the caller names the page.</param>
/// <param name="Path">File path or URL.</param>
/// <param name="Url">URL of a file's page.</param>
/// <param name="Charset">Charset as if the server had sent it.</param>
/// <param name="Problem">Why the manifest line cannot be used; null when it can.</param>
internal sealed record PageTask(string Id, string Path, string? Url, string? Charset, string? Problem)
{
    /// <summary>When a file's page was fetched, against which its "5 hours ago" counts; null when nobody says.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    public bool IsUrl => Path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || Path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The lines of a manifest; relative paths count from its folder.</summary>
    public static IEnumerable<PageTask> Read(JsonLines manifest, string path)
    {
        var folder = path == "-" ? Directory.GetCurrentDirectory() : System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        return manifest.Read().Select(line => Read(line, folder, manifest.Name));
    }

    private static PageTask Read(JsonLine line, string folder, string manifest)
    {
        PageTask No(string problem) => new($"{manifest}:{line.Number}", string.Empty, null, null, problem);
        if (line.Problem is not null)
        {
            return No(line.Problem);
        }

        try
        {
            using var json = JsonDocument.Parse(line.Text);
            var root = json.RootElement;
            string? Get(string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;
            if (Get("id") is not { } id || Get("path") is not { } path)
            {
                return No("a manifest line needs \"id\" and \"path\"");
            }

            var told = !root.TryGetProperty("fetched_at", out var time) ? null : time.ValueKind == JsonValueKind.String ? JsonText.Of(time) : time.GetRawText();
            var fetched = told is null ? null : TimestampReader.Read(told);
            return told is not null && fetched is not { Precision: >= DatePrecision.Day, OtherOrder: null }
                ? No($"\"fetched_at\" is '{told}', no date such as 2026-03-02T10:00:00Z")
                : new PageTask(id, System.IO.Path.GetFullPath(path, folder), Get("url"), Get("charset"), null) { FetchedAt = fetched?.ToInstant(TimeSpan.Zero) };
        }
        catch (JsonException exception)
        {
            return No("not JSON: " + exception.Message);
        }
        catch (ArgumentException exception)
        {
            return No("\"path\" is no path: " + exception.Message);
        }
    }
}
