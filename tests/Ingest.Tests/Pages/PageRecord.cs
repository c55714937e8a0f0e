using System.Globalization;
using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Pages;

/// <summary>A made-up page of <c>tests/fixtures/pages</c> and the record that must come of it.</summary>
internal sealed class PageRecord
{
    /// <summary>When the pages were fetched, unless their record says otherwise.</summary>
    private static readonly DateTimeOffset Fetched = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly byte[] _bytes;

    private PageRecord(byte[] bytes, JsonElement about) => (_bytes, About) = (bytes, about);

    private JsonElement About { get; }

    public JsonElement Expected => About.GetProperty("expected");

    /// <summary>The names of all pages of a folder.</summary>
    public static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Repository.At("tests", "fixtures", "pages", folder), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    public static PageRecord Load(string folder, string name)
    {
        using var about = JsonDocument.Parse(Repository.Read("tests", "fixtures", "pages", folder, name + ".json"));
        return new PageRecord(File.ReadAllBytes(Repository.At("tests", "fixtures", "pages", folder, name + ".html")), about.RootElement.Clone());
    }

    public Page Page()
    {
        var decoded = TextDecoder.Decode(_bytes, Given("charset"));
        var url = new Uri(Given("url")!);
        return new Page
        {
            RequestUrl = url,
            Url = url,
            Bytes = _bytes,
            Text = decoded.Text,
            Charset = decoded.Charset,
            CharsetFrom = decoded.From,
            FetchedAt = Given("fetched_at") is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : Fetched,
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "text/html" },
        };
    }

    public SourceDefinition Source() => Some.Source() with
    {
        Name = Given("source_name") ?? "herald",
        Language = Given("source_language"),
        TimeZone = Given("time_zone") is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : null,
    };

    private string? Given(string name) => About.TryGetProperty(name, out var value) ? value.GetString() : null;
}
