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
    [InlineData("/أخبار/**", "https://a.example/أخبار/1", true)]
    [InlineData("/أخبار/**", "https://a.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D9%85%D9%8A%D9%86%D8%A7%D8%A1?x=1", true)]
    [InlineData("/أخبار/**", "https://a.example/رياضة/1", false)]
    [InlineData("/%d8%a3%D8%AE%D8%A8%D8%A7%D8%B1/*", "https://a.example/أخبار/1", true)]
    [InlineData("/НОВОСТИ/*", "https://a.example/новости/1", true)]
    [InlineData("https://a.example/新闻/*", "https://a.example/%E6%96%B0%E9%97%BB/1", true)]
    [InlineData("/a%20b/*", "https://a.example/a%20b/c", true)]
    [InlineData("/a/*", "https://a.example/a/b%2Fc", true)]
    [InlineData("/a/*", "https://a.example/a/%FF", true)]
    [InlineData("/100%25", "https://a.example/100%25", true)]
    [InlineData("/%2525", "https://a.example/%25", false)]
    [InlineData("/news/*.html", "https://a.example/news/a.html?x=1", true)]
    [InlineData("/news/*.html", "https://a.example/news/a?x=.html", false)]
    [InlineData("https://a.example/*.html", "https://a.example/a.html?x=1#top", true)]
    [InlineData("/**?print=1", "https://a.example/news/a?print=1", true)]
    [InlineData("/**?print=1", "https://a.example/news/a", false)]
    [InlineData("/**?q=قارب*", "https://a.example/s?q=%D9%82%D8%A7%D8%B1%D8%A8&p=2", true)]
    public void A_glob_matches_the_path_as_people_read_it_and_the_query_only_with_a_question_mark(string glob, string url, bool matches) =>
        Assert.Equal(matches, new UrlGlob(glob).Matches(new Uri(url)));
}
