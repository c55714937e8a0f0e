using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract;

public sealed class ArticleExtractorTests
{
    private const string One = "The harbour board of Quilport counted thirty-one barges on Monday, two more than in the spring, and promised a second quay before winter.";
    private const string Two = "Fishers from Dunsey, who have waited for the quay since the storm, said that they would believe it when the first stone was laid.";
    private const string Three = "The council meets again on Thursday to hear the rowing club, the lighthouse keepers and everyone else who moors along the eastern wall.";

    private static readonly ArticleExtractor Extractor = new();

    [Fact]
    public void A_bare_page_gives_headline_and_paragraphs()
    {
        var article = Read($"<html lang=en><head><title>Barges counted</title></head><body><h1>Barges counted</h1><p>{One}</p><p>{Two}</p></body></html>");

        Assert.Equal("Barges counted", article.Title);
        Assert.Equal([One, Two], article.Body.Select(block => block.Text));
        Assert.Equal(("h1", "body finder"), (article.Provenance["title"], article.Provenance["body"]));
    }

    [Fact]
    public void Navigation_sharing_related_comments_captions_and_hidden_copies_are_no_body()
    {
        var article = Read($"""
            <html><head><title>Barges counted | The Herald</title></head><body>
            <nav><a href=/>Home</a><a href=/news>News</a></nav>
            <div class=article><h1>Barges counted</h1><div class=share><a href=#>Tweet</a> <a href=#>Post</a></div>
            <figure><img src=a.jpg><figcaption>A barge at the old quay, photographed last week by a passer-by.</figcaption></figure>
            <div class=text><p>{One}</p><p>{Two}</p><p>{Three}</p></div>
            <div class=text style="display:none"><p>{One}</p><p>{Two}</p></div>
            <div class=related><h3>More</h3><ul><li><a href=/1>The ferry strike ends after eleven days</a></li><li><a href=/2>Storks return to the mill</a></li></ul></div>
            <div class=comments><p>Great news, I have waited for this for years and years, thank you all.</p></div></div>
            <footer>Copyright The Herald</footer></body></html>
            """);

        Assert.Equal([One, Two, Three], article.Body.Select(block => block.Text));
        Assert.Equal("Barges counted", article.Title);
    }

    [Fact]
    public void Headings_lists_and_quotes_stay_blocks_of_their_kind_and_words_never_glue()
    {
        var article = Read($"<body><article><h1>Barges</h1><p>{One}</p><h2>What is next</h2><ul><li>A <b>sec</b>ond <i>quay</i></li><li>New<br>lamps</li></ul><blockquote>{Two}</blockquote><p>{Three}</p></article></body>");

        Assert.Equal(
            [(BlockKind.Paragraph, One), (BlockKind.Heading, "What is next"), (BlockKind.ListItem, "A second quay"), (BlockKind.ListItem, "New lamps"), (BlockKind.Quote, Two), (BlockKind.Paragraph, Three)],
            article.Body.Select(block => (block.Kind, block.Text)));
    }

    [Fact]
    public void Text_parted_by_line_breaks_in_a_table_layout_is_found()
    {
        var article = Read($"<body><table><tr><td><a href=/a>Home</a><br><a href=/b>Sport</a></td><td><font size=4><b>Barges counted</b></font><br><br>{One}<br><br>{Two}<br><br>{Three}</td></tr></table></body>", "<title>Barges counted</title>");

        Assert.Contains(article.Body, block => block.Text == One);
        Assert.Contains(article.Body, block => block.Text == Three);
        Assert.DoesNotContain(article.Body, block => block.Text.Contains("Sport", StringComparison.Ordinal));
    }

    [Fact]
    public void A_story_cut_by_advertisements_is_taken_whole()
    {
        var article = Read($"<body><main><h1>Barges</h1><div><div><p>{One}</p><p>{One.Replace("Quilport", "Pellow", StringComparison.Ordinal)}</p></div><div class=ad-slot>Buy boots</div><div><p>{Two}</p></div><div class=ad-slot>Buy hats</div><div><p>{Three}</p></div></div></main></body>");

        Assert.Equal(4, article.Body.Count);
        Assert.Equal(Three, article.Body[^1].Text);
    }

    [Fact]
    public void A_story_whose_sections_stand_deep_in_boxes_of_their_own_is_taken_whole()
    {
        static string Boxed(string text) => string.Concat(Enumerable.Repeat("<div>", 7)) + $"<p>{text}</p>" + string.Concat(Enumerable.Repeat("</div>", 7));

        var article = Read($"<body><h1>Barges counted</h1><div>{Boxed(One)}{Boxed(Two)}{Boxed(Three)}</div></body>");

        Assert.Equal([One, Two, Three], article.Body.Select(block => block.Text));
    }

    [Fact]
    public void What_a_streaming_page_hides_until_a_script_places_it_is_read()
    {
        var article = Read($"<body><div>Loading</div><div hidden id=\"S:0\"><h1>Barges counted</h1><p>{One}</p><p>{Two}</p></div></body>");

        Assert.Equal([One, Two], article.Body.Select(block => block.Text));
    }

    [Fact]
    public void A_page_that_stands_in_a_form_is_read_and_other_forms_are_not()
    {
        var article = Read($"<body><form id=page><h1>Barges counted</h1><p>{One}</p><p>{Two}</p></form><form id=letter><p>{Three}</p></form></body>");

        Assert.Equal([One, Two], article.Body.Select(block => block.Text));
    }

    [Fact]
    public void An_aside_that_is_never_closed_does_not_swallow_the_story()
    {
        var article = Read($"<body><h1>Barges counted</h1><aside class=offer><div>Autumn offer</div><div><p>{One}</p><p>{Two}</p><p>{Three}</p></div></body>");

        Assert.Equal([One, Two, Three], article.Body.Select(block => block.Text));
    }

    [Fact]
    public void A_first_paragraph_in_the_head_of_the_article_is_part_of_the_story()
    {
        var article = Read($"<head><meta name=description content=\"{One}\"></head><body><article><header class=teaser><h1>Barges counted</h1><p>{One}</p></header><div class=text><p>{Two}</p><p>{Three}</p></div></article></body>");

        Assert.Equal([One, Two, Three], article.Body.Select(block => block.Text));
    }

    [Fact]
    public void A_first_paragraph_that_the_body_has_is_not_taken_twice()
    {
        var article = Read($"<head><meta name=description content=\"{One}\"></head><body><article><h1>Barges counted</h1><p>{One}</p><p>{Two}</p></article></body>");

        Assert.Equal([One, Two], article.Body.Select(block => block.Text));
    }

    [Fact]
    public void Japanese_and_Arabic_pages_are_read_like_others()
    {
        var japanese = Read("<html lang=ja><body><h1>港で船を数える</h1><p>港の評議会は月曜日、はしけ三十一隻を数え、冬までに第二の岸壁を作ると約束した。漁師たちは最初の石が置かれるまで信じないと話している。</p><p>評議会は木曜日に再び開かれ、灯台守や漕艇クラブの話を聞く予定で、東の壁に船をつなぐ人は誰でも参加できる。</p></body></html>");
        var arabic = Read("<html lang=ar dir=rtl><body><div class=news-title><h1>إحصاء القوارب</h1></div><div class=content><p>أحصى مجلس الميناء واحدا وثلاثين قاربا يوم الاثنين، ووعد ببناء رصيف ثان قبل الشتاء، كما جاء في بيان وزع على الصيادين.</p><p>ويجتمع المجلس مجددا يوم الخميس للاستماع إلى حراس المنارة ونادي التجديف وكل من يرسو عند الجدار الشرقي للميناء.</p></div></body></html>");

        Assert.Equal((2, "港で船を数える"), (japanese.Body.Count, japanese.Title));
        Assert.Equal((2, "إحصاء القوارب", "ar"), (arabic.Body.Count, arabic.Title, arabic.Language));
    }

    [Fact]
    public void Json_ld_gives_people_agency_dates_and_flags_even_when_it_is_slightly_broken()
    {
        var article = Read($"<body><h1>Barges counted</h1><p>{One}</p><p>{Two}</p></body>", """
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},{"@type":["NewsArticle"],"headline":"Barges
             counted","datePublished":"2026-03-02T09:40:00+03:00","isAccessibleForFree":false,
            "author":[{"@type":"Person","name":"Ada Mostwick"},{"@type":"Person","name":"By Jo Fenwick"}],"articleSection":"Harbour","keywords":"barges, quay",}]}</script>
            """);

        Assert.Equal(["Ada Mostwick", "Jo Fenwick"], article.Authors);
        Assert.Equal(("2026-03-02T09:40:00+03:00", DateRole.Published), (article.Dates[0].Text, article.Dates[0].Role));
        Assert.Equal((false, "Harbour"), (article.AccessibleForFree, article.Section));
        Assert.Equal(["barges", "quay"], article.Tags);
    }

    [Theory]
    [InlineData("herald@herald.example")]
    [InlineData("The Herald")]
    [InlineData("https://herald.example/authors/7")]
    [InlineData("Staff")]
    [InlineData("admin")]
    public void What_is_no_person_is_no_author(string name) =>
        Assert.Empty(Read($"<body><h1>Barges</h1><p>{One}</p><p>{Two}</p></body>", $"<meta property=og:site_name content='The Herald'><meta name=author content='{name}'>").Authors);

    [Theory]
    [InlineData("Barges counted - The Herald")]
    [InlineData("Barges counted | The Herald")]
    [InlineData("Barges counted – The Herald")]
    public void The_name_of_the_site_is_no_part_of_the_title(string title) =>
        Assert.Equal("Barges counted", Read($"<body><p>{One}</p><p>{Two}</p></body>", $"<meta property=og:site_name content='The Herald'><title>{title}</title>").Title);

    [Fact]
    public void The_operators_rules_come_first_and_name_themselves()
    {
        var rules = new ExtractDefinition
        {
            Title = new FieldRule { Css = ".head" },
            Body = new FieldRule { Css = ".mine", Remove = [".cut"] },
            Published = new FieldRule { Css = ".when", Formats = ["dd.MM.yyyy"], Culture = "de" },
            Authors = new FieldRule { Css = ".who", All = true },
        };

        var article = Read($"<body><h1>Wrong</h1><p>{One}</p><p>{Two}</p><div class=head>Right</div><div class=mine><p>{Three}</p><p class=cut>Cut</p></div><i class=when>02.03.2026</i><b class=who>Ada</b><b class=who>Jo</b></body>", rules: rules);

        Assert.Equal(("Right", "css .head"), (article.Title, article.Provenance["title"]));
        Assert.Equal([Three], article.Body.Select(block => block.Text));
        Assert.Equal(("02.03.2026", "css .when", "de"), (article.Dates[0].Text, article.Dates[0].Rule, article.Dates[0].Culture));
        Assert.Equal(["Ada", "Jo"], article.Authors);
    }

    [Theory]
    [InlineData("https://other.example/news/9", false)]
    [InlineData("https://herald.example/", false)]
    [InlineData("https://www.herald.example/news/1-barges", true)]
    [InlineData("/news/1-barges", true)]
    public void A_canonical_url_is_believed_only_when_it_can_be_right(string canonical, bool believed) =>
        Assert.Equal(believed, Read($"<body><h1>Barges</h1><p>{One}</p><p>{Two}</p></body>", $"<link rel=canonical href='{canonical}'>").CanonicalUrl is not null);

    [Theory]
    [InlineData("", RejectionReason.EmptyPage)]
    [InlineData("<body><h1>Barges</h1><p>Soon there will be more about barges here.</p></body>", RejectionReason.TooShort)]
    [InlineData("<body><h1>Barges</h1><p>We value your privacy. Our partners and we store and read data on your device to show you more of what you like. Accept all cookies to read on, or choose what you allow in the settings of this page.</p></body>", RejectionReason.ConsentWall)]
    [InlineData("<head><title>Just a moment...</title></head><body><h1>Just a moment...</h1><p>Checking your browser before you can go on to the site, which takes a few seconds. Please leave this window open while the check runs, then you are taken there.</p></body>", RejectionReason.BotChallenge)]
    [InlineData("<head><title>Page not found</title></head><body><h1>Page not found</h1><p>The page that you asked for is not here any more, or perhaps it never was. Try the search at the top of the page, or go back to the front page and look there.</p></body>", RejectionReason.SoftNotFound)]
    public void What_is_no_story_is_refused_with_its_reason(string html, RejectionReason reason) =>
        Assert.Equal(reason, Assert.IsType<Extraction.Rejected>(Extractor.Extract(Some.Page(html), ExtractDefinition.None)).Reason);

    [Fact]
    public void A_picture_is_not_html() =>
        Assert.Equal(RejectionReason.NotHtml, Assert.IsType<Extraction.Rejected>(Extractor.Extract(Some.Page("GIF89a", contentType: "image/gif"), ExtractDefinition.None)).Reason);

    [Fact]
    public void Pages_nested_beyond_reason_neither_throw_nor_hang()
    {
        var deep = string.Concat(Enumerable.Repeat("<div>", 5_000)) + One + string.Concat(Enumerable.Repeat("</div>", 5_000));

        var extraction = Extractor.Extract(Some.Page("<title>Deep</title><body>" + deep), ExtractDefinition.None);

        Assert.True(extraction is Extraction.Rejected or Extraction.Found { Article.Body.Count: > 0 });
    }

    [Fact]
    public void A_page_of_a_million_tags_is_refused() =>
        Assert.Equal(RejectionReason.TooComplex, Assert.IsType<Extraction.Rejected>(Extractor.Extract(Some.Page(string.Concat(Enumerable.Repeat("<i>", 1_000_000))), ExtractDefinition.None)).Reason);

    private static Article Read(string body, string head = "", ExtractDefinition? rules = null)
    {
        var html = body.Contains("<head>", StringComparison.Ordinal) || head.Length == 0 ? body : $"<html><head>{head}</head>{body}</html>";
        var extraction = Extractor.Extract(Some.Page(html), rules ?? ExtractDefinition.None);
        return Assert.IsType<Extraction.Found>(extraction).Article;
    }

    [Fact]
    public void Every_field_remembers_the_rule_that_gave_it()
    {
        var article = Story("""
            <html lang=""><head><meta property=og:site_name content="The Herald"><meta property=og:locale content=de><meta property=article:section content=Hafen><meta name=keywords content="a, b">
            <meta property=og:description content=Kurz><meta property=og:image content=/i.png><meta name=author content=Reuters></head><body><h1>Kähne gezählt</h1>
            """);

        Assert.Equal("de", article.Language);
        Assert.Equal(
            ("meta og:locale", "meta article:section", "meta keywords", "meta og:description", "meta og:image", "meta author"),
            (article.Provenance["language"], article.Provenance["section"], article.Provenance["tags"], article.Provenance["summary"], article.Provenance["image"], article.Provenance["agency"]));
    }

    [Theory]
    [InlineData("img.lead", "<img class=lead src=/a.png>")]
    [InlineData("figure", "<figure><img src=/a.png></figure>")]
    [InlineData("a.lead", "<a class=lead href=/a.png>picture</a>")]
    [InlineData("meta[name=lead]", "<meta name=lead content=/a.png>")]
    public void The_picture_of_a_rule_is_the_address_that_its_match_carries(string css, string html)
    {
        var article = Story("<html><body><h1>Barges counted</h1>" + html, new ExtractDefinition { Image = new FieldRule { Css = css } });

        Assert.Equal(new Uri("https://herald.example/a.png"), article.Image!.Url);
        Assert.Equal("css " + css, article.Provenance["image"]);
    }

    [Fact]
    public void A_page_without_a_body_takes_the_text_that_the_feed_carried()
    {
        var offered = string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay.</p>", 4));
        var page = Some.Page("<html><body><h1>Barges counted</h1><div id=app></div></body></html>");

        var article = Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(new ExtractInput(page, ExtractDefinition.None) { Offered = offered })).Article;

        Assert.Equal((4, "feed"), (article.Body.Count, article.Provenance["body"]));
        Assert.IsType<Extraction.Rejected>(new ArticleExtractor().Extract(page, ExtractDefinition.None));
    }

    private static Article Story(string head, ExtractDefinition? rules = null)
    {
        var html = head + string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay.</p>", 4)) + "</body></html>";
        return Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Some.Page(html), rules ?? ExtractDefinition.None)).Article;
    }
}
