using Ingest.Core.Sources;

namespace Ingest.Tests.Sources;

public sealed class UrlGlobTests
{
    [Theory]
    [InlineData("/news/**", "https://a.example/news/x/y?z=1", true)]
    [InlineData("/news/**", "https://a.example/video/news/x", false)]
    [InlineData("/news/*", "https://a.example/news/x", true)]
    [InlineData("/news/*", "https://a.example/news/x/y", false)]
    [InlineData("/NEWS/?", "https://a.example/news/x", true)]
    [InlineData("**/sport/**", "https://a.example/en/sport/1", true)]
    [InlineData("https://a.example/**", "https://a.example/x", true)]
    [InlineData("https://a.example/**", "https://b.example/x", false)]
    [InlineData("/a.b/*", "https://a.example/aXb/c", false)]
    public void A_glob_matches_path_and_query_or_the_whole_url(string glob, string url, bool matches) =>
        Assert.Equal(matches, new UrlGlob(glob).Matches(new Uri(url)));
}
