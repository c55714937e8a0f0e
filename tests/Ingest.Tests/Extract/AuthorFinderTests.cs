using System.Globalization;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract;

public sealed class AuthorFinderTests
{
    [Theory]
    [InlineData("<p class=by>By Ada Mostwick and Jo Fenwick</p>", "Ada Mostwick", "Jo Fenwick")]
    [InlineData("<p class=byline>Von Jo Fenwick</p>", "Jo Fenwick")]
    [InlineData("<span class=entry-author>von <a href=/author/1>Jo Fenwick</a></span>", "Jo Fenwick")]
    [InlineData("<address>By <a href=/a>Ada Mostwick</a></address>", "Ada Mostwick")]
    [InlineData("<div class=x1>By <span class=x2>Ada Mostwick</span></div>", "Ada Mostwick")]
    [InlineData("<div><span>By</span> <a href=/a>Ada E. Mostwick</a>, Herald writer</div>", "Ada E. Mostwick")]
    [InlineData("<p>By Ada Mostwick December 3, 2025</p>", "Ada Mostwick")]
    [InlineData("<p>بقلم: سليم الوادي</p>", "سليم الوادي")]
    [InlineData("<p>Автор: Пётр Лесной</p>", "Пётр Лесной")]
    [InlineData("<p>By Friday the board had counted all barges of the harbour again</p>")]
    [InlineData("<p class=byline>Фото: Пётр Лесной</p>")]
    [InlineData("<p class=by>herald.example</p>")]
    [InlineData("<p class=by>The Quilport Gazette</p>")]
    [InlineData("<p class=by>Author</p>")]
    public void Bylines_without_metadata_name_people_and_nobody_else(string byline, params string[] authors) => Assert.Equal(authors, Authors(string.Empty, byline));

    [Theory]
    [InlineData("herald.example, Quilport, Mostland")]
    [InlineData("The Quilport Gazette")]
    [InlineData("gazette.example")]
    public void A_house_in_the_metadata_does_not_hide_the_person_in_the_byline(string author) =>
        Assert.Equal(["Ada Mostwick"], Authors($"<meta name=author content='{author}'>", "<p class=byline>By Ada Mostwick</p>"));

    [Fact]
    public void A_reference_to_a_person_elsewhere_in_the_metadata_is_followed() =>
        Assert.Equal(["Ada Mostwick"], Authors("""<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":"#ada"}},{"@type":["Person","Organization"],"@id":"#ada","name":"Ada Mostwick"}]}</script>""", string.Empty));

    [Fact]
    public void A_sharing_tag_labelled_as_author_in_another_language_names_people() =>
        Assert.Equal(["Jo Fenwick"], Authors("<meta name='twitter:label1' content='Verfasst von'><meta name='twitter:data1' content='Jo Fenwick'>", string.Empty));

    [Theory]
    [InlineData("Ada Mostwick, Ph.D.")]
    [InlineData("Ada Mostwick, MD, MBA")]
    public void A_degree_is_no_second_author(string author) =>
        Assert.Equal(["Ada Mostwick"], Authors($"<meta name=author content='{author}'>", string.Empty));

    [Fact]
    public async Task A_page_that_names_three_hundred_thousand_authors_is_read_in_time()
    {
        var head = $$"""<script type="application/ld+json">{"@type":"NewsArticle","author":[{{Many(300_000, "\"Ada Mostwick #\"")}}]}</script>""";

        var authors = await InTime.RunAsync(() => Authors(head, string.Empty));

        Assert.Equal(12, authors.Count);
    }

    [Fact]
    public async Task A_page_with_a_hundred_thousand_publishers_is_read_in_time()
    {
        var head = $$"""
            <meta name=author content="{{Many(60_000, "Ada Mostwick #")}}">
            <script type="application/ld+json">{"@type":"NewsArticle","publisher":[{{Many(100_000, "{\"@type\":\"Organization\",\"name\":\"House #\"}")}}]}</script>
            """;

        var authors = await InTime.RunAsync(() => Authors(head, string.Empty));

        Assert.Equal(12, authors.Count);
    }

    private static string Many(int count, string one) => string.Join(',', Enumerable.Range(0, count).Select(at => one.Replace("#", Word(at), StringComparison.Ordinal)));

    /// <summary>A number in letters, for a name has no digits.</summary>
    private static string Word(int at) => string.Concat(at.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('p' + digit - '0')));

    private static IReadOnlyList<string> Authors(string head, string byline)
    {
        var html = $"<html><head><meta property=og:site_name content='The Quilport Gazette'>{head}</head><body><h1>Barges counted</h1>{byline}"
            + string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay.</p>", 3)) + "</body></html>";
        return Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Some.Page(html), ExtractDefinition.None)).Article.Authors;
    }
}
