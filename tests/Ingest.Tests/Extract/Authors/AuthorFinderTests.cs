using System.Globalization;
using Ingest.Core.Extract;
using Ingest.Core.Extract.Authors;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Authors;

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
    [InlineData("<p>By A. J. Mostwick</p>", "A. J. Mostwick")]
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
    public void A_house_in_one_tag_does_not_hide_the_person_in_another() =>
        Assert.Equal(["신현수"], Authors("<meta name=author content='The Quilport Gazette'><meta name=author content='신현수 기자'>", string.Empty));

    [Fact]
    public void Where_the_byline_is_an_agencys_marks_far_away_are_those_of_other_stories() =>
        Assert.Empty(Authors(string.Empty, "<div class=story-author>Reuters</div>" + string.Concat(Enumerable.Repeat("<p>Barges <i>lie</i> at <b>the</b> quay.</p>", 40)) + "<div class=story-author>Jo Fenwick</div>"));

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

    [Theory]
    [InlineData("<div class=post-meta><a href=/author/ada-mostwick>Ada Mostwick</a> | <time>2 March</time></div>")]
    [InlineData("<p><a href=/profile/adamostwick>Ada Mostwick</a></p>")]
    [InlineData("<div class='blog-meta-author'>Ada Mostwick</div>")]
    [InlineData("<div class=authorName>By Ada Mostwick</div>")]
    [InlineData("<div class=byline>By <span>Ada Mostwick</span><span>Harbour Courier</span></div>")]
    [InlineData("<div class=article-author><span class=name>Ada Mostwick</span><span class=role>Head of Shipping</span></div>")]
    [InlineData("<p class=byline>Ada Mostwick, Harbour and Shipping Expert</p>")]
    [InlineData("<p class=byline>Posted on March 2, 2026 by Ada Mostwick</p>")]
    [InlineData("<p class=byline>By Ada Mostwick for The Harbour Courier</p>")]
    [InlineData("<span class='author vcard'><span class=fn>Ada Mostwick</span></span>")]
    [InlineData("<p>Text: Ada Mostwick</p>")]
    [InlineData("<p>By Ada Mostwick | 02/03/2026</p>")]
    public void The_writer_is_told_by_marks_classes_addresses_and_words(string byline) => Assert.Equal(["Ada Mostwick"], Authors(string.Empty, byline));

    [Theory]
    [InlineData("<div class=comment><span class=author>Jo Fenwick</span></div>")]
    [InlineData("<figure><figcaption>By <a href=/author/jo>Jo Fenwick</a></figcaption></figure>")]
    [InlineData("<div class=related><a class=author href=/author/jo>Jo Fenwick</a></div>")]
    [InlineData("<p class=reviewed-by>Reviewed by Jo Fenwick</p>")]
    [InlineData("<p class=byline>Newsroom Team</p>")]
    [InlineData("<p class=byline>Harbour Media GmbH</p>")]
    [InlineData("<p class=byline>jo.fenwick@herald.example</p>")]
    [InlineData("<p class=byline>user_4711</p>")]
    public void Commenters_photographers_houses_addresses_and_ids_are_no_authors(string byline) => Assert.Empty(Authors(string.Empty, byline));

    [Theory]
    [InlineData("citation_author", "Mostwick, Ada", "Ada Mostwick")]
    [InlineData("dc.creator", "Mostwick, Ada", "Ada Mostwick")]
    [InlineData("author", "The Quilport Gazette - Ada Mostwick", "Ada Mostwick")]
    [InlineData("author", "Ada Mostwick, London, Jo Fenwick", "Ada Mostwick|Jo Fenwick")]
    [InlineData("author", "Ada Mostwick & Jo Fenwick", "Ada Mostwick|Jo Fenwick")]
    [InlineData("author", "Theresa Martus", "Theresa Martus")]
    public void Names_of_the_head_are_read_as_catalogues_and_systems_write_them(string name, string content, string authors) =>
        Assert.Equal(authors.Split('|'), Authors($"<meta name='{name}' content='{content}'>", string.Empty));

    [Fact]
    public void Several_writers_each_in_a_box_of_their_own_are_all_named() =>
        Assert.Equal(["Ada Mostwick", "Jo Fenwick"], Authors(string.Empty, "<div class=top><a class=author-link href=/a>Ada Mostwick</a></div><div class=top><a class=author-link href=/b>Jo Fenwick</a></div>"));

    [Fact]
    public void A_single_word_in_the_head_gives_way_to_the_byline() =>
        Assert.Equal(["Ada Mostwick"], Authors("<meta name=author content=Webwerk>", "<p class=byline>By Ada Mostwick</p>"));

    [Theory]
    [InlineData("Reuters")]
    [InlineData("dpa/AFP")]
    [InlineData("وكالات")]
    public void An_agency_has_its_own_field(string agency)
    {
        var article = Article($"<meta name=author content='{agency}'>", string.Empty);

        Assert.Empty(article.Authors);
        Assert.Equal(agency.Split('/')[0], article.Agency);
    }

    [Fact]
    public void Who_publishes_under_the_own_name_is_the_author() =>
        Assert.Equal(["Ada Mostwick"], Authors("<meta property=og:site_name content='Ada Mostwick'><script type='application/ld+json'>{\"@type\":\"BlogPosting\",\"author\":{\"@type\":\"Person\",\"name\":\"Ada Mostwick\"}}</script>", string.Empty));

    [Theory]
    [InlineData("Daniel Mostwick", true)]
    [InlineData("Sarah van Fenwick", true)]
    [InlineData("Marie Claire", false)]
    [InlineData("Heather Handmade", false)]
    [InlineData("Quay Chronicler", false)]
    [InlineData("Daniel Media", false)]
    public void A_name_that_people_bear_is_that_of_a_person_who_owns_the_page(string name, bool isPerson) =>
        Assert.Equal(isPerson ? [name] : [], Article($"<meta name=author content='{name}'>", string.Empty, name).Authors);

    [Fact]
    public void A_person_by_name_is_a_house_where_the_page_says_so() =>
        Assert.Empty(Article("""<script type="application/ld+json">{"@type":"BlogPosting","author":{"@type":"Organization","name":"Daniel Mostwick"}}</script><meta name=author content='Daniel Mostwick'>""", string.Empty, "Daniel Mostwick").Authors);

    [Fact]
    public void The_type_of_a_person_is_known_in_small_letters_too() =>
        Assert.Equal(["Quilla Mostwick"], Article("""<script type="application/ld+json">{"@type":"BlogPosting","author":{"@type":"person","name":"Quilla Mostwick"}}</script>""", string.Empty, "Quilla Mostwick").Authors);

    [Theory]
    [InlineData("<p>Authors: Ada Mostwick and Jo Fenwick, harbour pilots</p>", "Ada Mostwick", "Jo Fenwick")]
    [InlineData("<div><a href=/people/1>All articles by Ada Mostwick</a></div>", "Ada Mostwick")]
    [InlineData("<p><span>Written by </span><a href=/people/1>Ada Mostwick</a></p>", "Ada Mostwick")]
    [InlineData("<div class=author>Learn More</div>")]
    [InlineData("<p>Written by Ada Mostwick</p><p>Written by Jo Fenwick</p>")]
    public void The_one_name_that_signs_below_the_story_is_its_authors(string line, params string[] authors)
    {
        var html = "<html><head><meta property=og:site_name content='The Quilport Gazette'></head><body><h1>Barges counted</h1>" + string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, <b>and</b> promised <i>a</i> quay.</p>", 20)) + line + "</body></html>";

        Assert.Equal(authors, Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Some.Page(html), ExtractDefinition.None)).Article.Authors);
    }

    [Fact]
    public void A_house_that_calls_itself_the_author_is_no_person()
    {
        var html = "<html><head><meta property=og:site_name content='Quay Sports'><meta name=author content='Quay Sports'></head><body><h1>Barges counted</h1>" + string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay.</p>", 3)) + "</body></html>";

        Assert.Empty(Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Some.Page(html), ExtractDefinition.None)).Article.Authors);
    }

    [Theory]
    [InlineData("Ada Mostwick ’", false)]
    [InlineData("Ada Mostwick", true)]
    public void A_name_with_a_stray_apostrophe_is_not_whole(string name, bool whole) => Assert.Equal(whole, PersonName.IsWhole(name));

    [Fact]
    public void Losing_authors_are_told_with_the_reason()
    {
        var trace = new ExtractionTrace();

        new ArticleExtractor().Extract(new ExtractInput(Page("<meta name=author content=webmaster>", "<p class=byline>By Ada Mostwick</p>"), ExtractDefinition.None) { Trace = trace });

        Assert.Contains(trace.Candidates, candidate => candidate is { Field: "authors", Rule: "meta author", Value: "webmaster", Lost: "no names of people" });
    }

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

    private static IReadOnlyList<string> Authors(string head, string byline) => Article(head, byline).Authors;

    private static Article Article(string head, string byline, string site = "The Quilport Gazette") => Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Page(head, byline, site), ExtractDefinition.None)).Article;

    private static Page Page(string head, string byline, string site = "The Quilport Gazette") => Some.Page(
        $"<html><head><meta property=og:site_name content='{site}'>{head}</head><body><h1>Barges counted</h1>{byline}"
        + string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay.</p>", 3)) + "</body></html>");
}
