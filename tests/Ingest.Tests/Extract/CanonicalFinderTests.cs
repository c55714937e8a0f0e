using Ingest.Core.Extract;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract;

public sealed class CanonicalFinderTests
{
    [Theory]
    [InlineData("https://herald.example/news/harbour/barges", "https://herald.example/news/harbour/barges?utm_source=x", true)]
    [InlineData("https://herald.example/news/harbour/barges", "https://herald.example/news/harbour/barges/amp", true)]
    [InlineData("https://herald.example/news/harbour/", "https://herald.example/news/harbour/barges", false)]
    [InlineData("https://herald.example/", "https://herald.example/news/harbour/barges", false)]
    [InlineData("https://herald.example/", "https://herald.example/12345", false)]
    [InlineData("https://herald.example/", "https://herald.example/?p=12345", false)]
    [InlineData("https://other.example/news/harbour/barges", "https://herald.example/news/harbour/barges", false)]
    [InlineData("https://neighbour.hosting.example/barges", "https://herald.hosting.example/barges", false)]
    [InlineData("https://www.herald.example/news/barges", "https://amp.herald.example/news/barges", true)]
    public void It_is_believed_when_it_can_be_the_address_of_the_article(string canonical, string url, bool believed)
    {
        var page = Some.Page($"<html><head><title>Barges</title><link rel=canonical href='{canonical}'></head><body><h1>Barges counted at Quilport</h1><p>{MadeUpNews.Words(1, 60)}, said the council.</p></body></html>", url);

        var found = Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(page, ExtractDefinition.None));

        Assert.Equal(believed ? canonical : null, found.Article.CanonicalUrl?.AbsoluteUri);
    }
}
