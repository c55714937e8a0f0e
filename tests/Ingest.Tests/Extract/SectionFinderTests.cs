using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract;

public sealed class SectionFinderTests
{
    private const string One = "The harbour board of Quilport counted thirty-one barges on Monday, two more than in the spring, and promised a second quay before winter.";

    [Theory]
    [InlineData("<ul class=breadcrumb><li><a href=/>Home</a></li><li><a href=/h>Harbour</a></li></ul>", "breadcrumb")]
    [InlineData("<div class=c><a href=/>Startseite</a> » <a href=/h>Harbour</a></div>", "breadcrumb")]
    [InlineData("<span><a href=/h rel='category tag'>Harbour</a></span>", "link category")]
    [InlineData("<meta itemprop=articleSection content=Harbour>", "microdata articleSection")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{\"position\":1,\"name\":\"Home\"},{\"position\":2,\"item\":{\"@id\":\"/h\",\"name\":\"Harbour\"}},{\"position\":3,\"name\":\"Barges counted at the old quay\"}]}</script>", "json-ld breadcrumb")]
    public void The_section_is_read_from_the_way_to_the_page(string way, string rule)
    {
        var article = Read(way);

        Assert.Equal("Harbour", article.Section);
        Assert.Equal(rule, article.Provenance["section"]);
    }

    [Fact]
    public void The_first_page_and_the_page_itself_are_no_section() =>
        Assert.Null(Read("<ul class=breadcrumb><li><a href=/>Home</a></li><li><a href=/1>Barges counted at the old quay</a></li></ul>").Section);

    [Fact]
    public void Links_marked_as_tags_are_tags() =>
        Assert.Equal(["barges", "quay"], Read($"<p>{One}</p><p><a rel=tag href=/t/1>barges</a> <a rel=tag href=/t/2>#quay</a> <a rel='category tag' href=/h>Harbour</a></p>").Tags);

    private static Article Read(string way) =>
        Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Some.Page($"<html lang=en><head><title>Barges counted at the old quay</title></head><body>{way}<h1>Barges counted at the old quay</h1><p>{One}</p><p>Everyone was there.</p></body></html>"), new ExtractDefinition())).Article;
}
