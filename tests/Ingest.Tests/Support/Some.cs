using System.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Tests.Support;

/// <summary>Plausible values for tests; each test names only what it is about. One partial file a noun.</summary>
internal static partial class Some
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static Page Page(string html, string url = "https://herald.example/news/1", string contentType = "text/html; charset=utf-8") => new()
    {
        RequestUrl = new Uri(url),
        Url = new Uri(url),
        Bytes = Encoding.UTF8.GetBytes(html),
        Text = html,
        Charset = "utf-8",
        CharsetFrom = "http",
        FetchedAt = Now,
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = contentType },
    };

    public static SourceDefinition Source(string id = "herald") => new()
    {
        Id = new SourceId(id),
        Name = "The Herald",
        Homepage = new Uri("https://herald.example/"),
        Discover = [new DiscoverDefinition.Feed(new Uri("https://herald.example/rss.xml"))],
        File = id + ".yaml",
    };
}
