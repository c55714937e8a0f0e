using Ingest.Core.Extract;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Titles;

public sealed class TitleFinderTests
{
    private const string Long = "Harbour board counts thirty-one barges before the winter";

    [Theory]
    [InlineData($"<h1>{Long}</h1>", "Thirty-one barges: all you need to know in 2026")]
    [InlineData($"<h1>Menu</h1><h1>{Long}</h1><h1>More from Quilport</h1>", "Harbour board: the barges before winter, counted | The Herald")]
    [InlineData($"<h1><a href='https://herald.example/'>News from all the coast</a></h1><h1>{Long}</h1>", "Barges before the winter")]
    [InlineData($"<div class=logo><h1>Herald</h1></div><h1>{Long}</h1>", "Barges before the winter")]
    [InlineData($"<nav class=breadcrumb><h1>Barges before the winter</h1></nav><div class=head itemprop=headline>{Long}</div>", "Barges before the winter")]
    [InlineData($"<h1 class=sr-only>Harbour</h1><h2>{Long}</h2>", $"{Long} - Harbour - Herald Online")]
    [InlineData($"<h1 class=site-title>The Herald</h1><h3>{Long}</h3>", $"The Herald » Archive » {Long}")]
    public void The_heading_that_is_shown_is_the_headline_and_neither_name_nor_menu_nor_crumb(string headings, string title) => Assert.Equal(Long, Title(headings, $"<title>{title}</title>"));

    [Theory]
    [InlineData("<span class=kicker>Shipping</span>" + Long)]
    [InlineData("<span class='article-title__overline'>Shipping on the coast</span> " + Long)]
    [InlineData("<span><small>Shipping</small><br>" + Long + "</span>")]
    [InlineData(Long + " <small class=subtitle>The quay is too short</small>")]
    [InlineData(Long + " | Opinion")]
    [InlineData(Long + "<span class=visually-hidden> | The Herald</span>")]
    [InlineData(Long + " – Herald")]
    public void Heading_line_subtitle_and_label_inside_the_heading_are_no_part_of_it(string inside) => Assert.Equal(Long, Title($"<h1>{inside}</h1>", string.Empty));

    [Fact]
    public void Words_glued_by_the_elements_of_a_heading_are_parted_as_the_page_declares_them() =>
        Assert.Equal("Strike / Dockers leave the harbour of Quilport", Title("<h1><span>Strike</span>Dockers leave the harbour of Quilport</h1>", "<meta property=og:title content='Strike / Dockers leave the harbour of Quilport'>"));

    [Fact]
    public void An_article_that_the_declared_title_leaves_out_is_no_heading_line() =>
        Assert.Equal("The " + Long, Title($"<h1>The {Long}</h1>", $"<meta property=og:title content='{Long}'>"));

    [Fact]
    public void What_a_news_house_declares_twice_is_its_headline() =>
        Assert.Equal("Before the winter: barges counted", Title("<h1>Barges counted</h1>", Declared("NewsArticle", "Before the winter: barges counted", "Before the winter: barges counted")));

    [Fact]
    public void What_another_page_declares_twice_is_for_search_engines() =>
        Assert.Equal("Barges counted by the board", Title("<h1>Barges counted by the board</h1>", Declared("BlogPosting", "10 best ways to count barges", "10 best ways to count barges")));

    [Fact]
    public void A_live_blog_is_called_by_the_headline_it_shares_and_not_by_its_label() =>
        Assert.Equal("Dockers leave the harbour", Title("<h1>Strike LIVE: latest from Quilport</h1>", Declared("LiveBlogPosting", "Strike LIVE: latest from Quilport", "Dockers leave the harbour")));

    [Fact]
    public void A_headline_cut_in_the_middle_is_taken_from_where_it_stands_whole() =>
        Assert.Equal("Barges counted (again and again)", Title("<p>No heading.</p>", Declared("BlogPosting", "Barges counted (again", "Barges counted (again and again)")));

    [Theory]
    [InlineData(Long + " - Herald")]
    [InlineData(Long + " - Herald.example")]
    [InlineData("The Herald: " + Long)]
    [InlineData(Long + "-The Herald")]
    public void The_name_in_the_address_counts_as_the_name_of_the_site(string title) => Assert.Equal(title.Contains("-The", StringComparison.Ordinal) ? title : Long, Title("<p>No heading.</p>", $"<meta property=og:site_name content='The Herald'><title>{title}</title>"));

    [Theory]
    [InlineData("港湾委員会が艀を数える-ヘラルド新聞")]
    [InlineData("ヘラルド新聞|港湾委員会が艀を数える")]
    public void Scripts_without_blanks_join_the_name_of_the_site_with_a_bare_mark(string title) => Assert.Equal("港湾委員会が艀を数える", Title("<p>本文</p>", $"<meta property=og:site_name content='ヘラルド新聞'><title>{title}</title>"));

    [Fact]
    public void A_page_that_gives_its_title_as_the_name_of_the_site_keeps_its_headline() =>
        Assert.Equal("Halls too full, experts warn", Title("<h1>Halls too full, experts warn</h1>", "<meta name=application-name content='Halls too full, experts warn'><title>Halls too full, experts warn</title>"));

    [Fact]
    public void A_declared_headline_of_nothing_is_none() =>
        Assert.Equal(Long, Title($"<h2>{Long}</h2>", $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"","datePublished":"2026-03-02T10:00:00Z"}</script><meta name="twitter:title" content="{{Long}}">"""));

    [Fact]
    public void A_page_that_declares_nothing_but_an_empty_headline_is_read() =>
        Assert.NotNull(new ArticleExtractor().Extract(Page($"<h2>{Long}</h2>", """<script type="application/ld+json">{"@type":"NewsArticle","headline":""}</script>"""), ExtractDefinition.None));

    [Fact]
    public void Losing_titles_are_told_with_the_reason()
    {
        var trace = new ExtractionTrace();

        new ArticleExtractor().Extract(new ExtractInput(Page($"<h1>{Long}</h1>", "<title>Barges: all you need to know</title>"), ExtractDefinition.None) { Trace = trace });

        Assert.Contains(trace.Candidates, candidate => candidate is { Field: "title", Rule: "title", Value: "Barges: all you need to know", Lost: "not what the page shows" });
    }

    private static string Declared(string type, string linked, string shared) =>
        $$"""<script type="application/ld+json">{"@type":"{{type}}","headline":"{{linked}}","datePublished":"2026-03-02T10:00:00Z"}</script><meta property=og:title content="{{shared}}">""";

    private static string Title(string headings, string head) => Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Page(headings, head), ExtractDefinition.None)).Article.Title;

    private static Ingest.Core.Model.Page Page(string headings, string head) => Some.Page(
        $"<html><head>{head}</head><body>{headings}" + string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay.</p>", 3)) + "</body></html>",
        "https://www.herald.example/news/harbour/barges");
}
