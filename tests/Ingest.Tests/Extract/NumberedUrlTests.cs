using Ingest.Core.Extract;

namespace Ingest.Tests.Extract;

public sealed class NumberedUrlTests
{
    [Theory]
    [InlineData("https://herald.example/news/flood", "https://herald.example/news/flood?page=2")]
    [InlineData("https://herald.example/news/flood?page=2", "https://herald.example/news/flood?page=3")]
    [InlineData("https://herald.example/news?id=7", "https://herald.example/news?id=7&page=2")]
    [InlineData("https://herald.example/news/flood", "https://herald.example/news/flood/2")]
    [InlineData("https://herald.example/news/flood/", "https://herald.example/news/flood/2/")]
    [InlineData("https://herald.example/news/flood", "https://herald.example/news/flood/page/2")]
    [InlineData("https://herald.example/news/flood/page/2", "https://herald.example/news/flood/page/3")]
    [InlineData("https://herald.example/news/flood.html", "https://herald.example/news/flood-2.html")]
    [InlineData("https://herald.example/news/flood.html", "https://herald.example/news/flood-page-2.html")]
    [InlineData("https://herald.example/news/flood.html", "https://herald.example/news/flood-p2.html")]
    [InlineData("https://herald.example/news/hochwasser", "https://herald.example/news/hochwasser/seite-2")]
    public void The_next_page_of_a_document_follows(string current, string next)
    {
        Assert.True(NumberedUrl.Follows(new Uri(next), new Uri(current)));
        Assert.False(NumberedUrl.Follows(new Uri(current), new Uri(next)));
    }

    [Theory]
    [InlineData("https://herald.example/news/11", "https://herald.example/news/12")]
    [InlineData("https://herald.example/article-11.html", "https://herald.example/article-12.html")]
    [InlineData("https://herald.example/news/flood", "https://herald.example/news/ferry")]
    [InlineData("https://herald.example/news/flood", "https://herald.example/news/flood?page=3")]
    [InlineData("https://herald.example/news/flood", "https://other.example/news/flood?page=2")]
    [InlineData("https://herald.example/?p=11", "https://herald.example/?p=12")]
    [InlineData("https://herald.example/series/war/part-1", "https://herald.example/series/war/part-2")]
    [InlineData("https://herald.example/series/war/p1", "https://herald.example/series/war/p2")]
    [InlineData("https://herald.example/series/war?part=1", "https://herald.example/series/war?part=2")]
    [InlineData("https://herald.example/news/flood?id=1", "https://herald.example/news/flood?id=2")]
    public void Another_article_does_not(string current, string next) => Assert.False(NumberedUrl.Follows(new Uri(next), new Uri(current)));

    [Fact]
    public void A_bare_number_may_be_that_of_a_page_once_its_second_page_is_known() =>
        Assert.True(NumberedUrl.MayFollow(new Uri("https://herald.example/news/flood/3"), new Uri("https://herald.example/news/flood/2")));
}
