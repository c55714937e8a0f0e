using Ingest.Core.Discover;
using Ingest.Core.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Discover;

/// <summary>Documents of <c>tests/fixtures/feeds</c>, and small ones written in place.</summary>
internal static class Fixture
{
    public static Page Page(string file, string url = "https://herald.example/feed") => Some.Page(File.ReadAllText(Find(file)), url, "application/xml");

    public static Discovery Read(string text, string url = "https://herald.example/feed") => LinkReader.Sniff(Some.Page(text, url));

    /// <summary>The one link of an RSS feed that holds one item.</summary>
    public static Link Item(string fields, string url = "https://herald.example/feed") =>
        Assert.Single(Read($"<rss version='2.0'><channel><title>t</title><item>{fields}</item></channel></rss>", url).Links);

    private static string Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "fixtures", "feeds", file);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException("no such fixture", file);
    }
}
