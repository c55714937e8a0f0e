using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Dates;

public sealed class DateHintFinderTests
{
    [Theory]
    [InlineData("<p>Last updated: 19 March 2026</p>", "Last updated: 19 March 2026", DateRole.Modified)]
    [InlineData("<div class=date>Aktualisiert am 19.03.2026</div>", "Aktualisiert am 19.03.2026", DateRole.Modified)]
    [InlineData("<div>آخر تحديث: 19 مارس 2026</div>", "آخر تحديث: 19 مارس 2026", DateRole.Modified)]
    [InlineData("<p>Published 18 March 2026, updated 19 March 2026</p>", "Published 18 March 2026, updated 19 March 2026", DateRole.Unstated)]
    [InlineData("<p>19 March 2026</p>", "19 March 2026", DateRole.Unstated)]
    public void A_date_that_begins_with_the_word_for_a_change_is_one_of_change(string line, string text, DateRole role) =>
        Assert.Contains(Dates(line, string.Empty), hint => hint.Text == text && hint.Role == role);

    [Fact]
    public void Lastmod_is_a_date_of_change() =>
        Assert.Equal(DateRole.Modified, Assert.Single(Dates(string.Empty, "<meta name=lastmod content=2026-03-19>")).Role);

    [Theory]
    [InlineData("<article><aside><span class=day>19 March 2026</span></aside><h1>Barges counted</h1>", "text before headline")]
    [InlineData("<div class='widget blog'><div class=date-header>19 March 2026</div><h1>Barges counted</h1>", "text .date-header")]
    [InlineData("<article><h1>Barges counted</h1><div class=footer><time datetime=2026-03-19>19 March 2026</time></div>", "time")]
    [InlineData("<h1>The Herald</h1><h2>Barges counted</h2><p>19 March 2026</p>", "text near headline")]
    [InlineData("<h1>Barges counted</h1><section class=sidebar><b>19 March 2026</b></section>", "text near headline")]
    public void A_date_beside_the_headline_belongs_to_the_story_whatever_its_container_is_called(string opening, string rule) =>
        Assert.Contains(Around(opening, "<title>Barges counted – The Herald</title>", string.Empty), hint => hint.Text == "19 March 2026" && hint.Rule == rule);

    [Theory]
    [InlineData("<div class=comments><span class=date>19 March 2026</span></div>")]
    [InlineData("<aside><time>19 March 2026</time></aside>")]
    [InlineData("<ul class=related><li class=date>19 March 2026</li></ul>")]
    public void A_date_of_other_stories_is_but_the_last_resort(string behind) =>
        Assert.Equal([DateHint.Elsewhere], Around("<article><h1>Barges counted</h1>", string.Empty, "</article>" + behind).Select(hint => hint.Rule));

    [Theory]
    [InlineData("<p class=fine>Erschienen am: 01.11.2023</p>", "Erschienen am: 01.11.2023")]
    [InlineData("<p class=fine>Post time: 01-11-2023</p>", "Post time: 01-11-2023")]
    [InlineData("<p class=fine>This entry was posted on 1 November 2023 and is filed under <a href=/quay>Quay</a></p>", "This entry was posted on 1 November 2023 and is filed under")]
    [InlineData("<p class=fine>Dieser Artikel wurde am 1. November 2023 geschrieben</p>", "Dieser Artikel wurde am 1. November 2023 geschrieben")]
    [InlineData("<p class=fine>نشر في ١٢ نوفمبر ٢٠٢٥</p>", "نشر في ١٢ نوفمبر ٢٠٢٥")]
    public void A_line_under_the_story_that_says_when_it_was_published_is_heard(string line, string text) =>
        Assert.Contains(Around("<h1>Barges counted</h1>", string.Empty, line), hint => hint.Text == text && hint.Rule == "text that says so");

    [Fact]
    public void A_line_that_tells_the_day_of_a_change_says_nothing_about_publication() =>
        Assert.DoesNotContain(Around("<h1>Barges counted</h1>", string.Empty, "<p class=fine>Dieser Artikel wurde am 3. November 2023 aktualisiert</p>"), hint => hint.Rule == "text that says so");

    [Theory]
    [InlineData("<meta name=zoo:publicationDate content=2026-03-19>", "meta zoo:publicationDate")]
    [InlineData("<meta name=box:article_published_time content=2026-03-19>", "meta box:article_published_time")]
    [InlineData("<script type=application/ld+json>{\"@type\":\"WebPage\",\"datePublished\":\"2026-03-19\"}</script>", "json-ld datePublished of the page")]
    public void What_may_be_the_date_of_the_page_alone_does_not_claim_to_be_that_of_the_story(string head, string rule) =>
        Assert.Equal(DateRole.Unstated, Assert.Single(Dates(string.Empty, head), hint => hint.Rule == rule).Role);

    [Theory]
    [InlineData("<p>21.01.2026 - 13:30</p>", "21.01.2026 - 13:30")]
    [InlineData("<span class=datum><b>Feb 18</b><i>2026</i></span>", "Feb 18 2026")]
    [InlineData("<time datetime=2026-01-21>21 January 2026</time>", "2026-01-21")]
    public void What_stands_by_the_headline_comes_before_the_date_on_which_the_page_was_made(string line, string text)
    {
        var dates = Dates(line, "<meta name=date content=2026-03-19>").Select(hint => hint.Text).ToList();

        Assert.InRange(dates.IndexOf(text), 0, dates.IndexOf("2026-03-19") - 1);
    }

    [Fact]
    public void Marks_of_other_stories_do_not_outrank_the_time_by_the_headline()
    {
        var far = string.Concat(Enumerable.Repeat("<p>One more <b>barge</b> lay <i>at the quay</i> of the harbour.</p>", 60)) + "<div class=card><time itemprop=datePublished datetime=2026-03-19>19 March</time></div>";

        var dates = Around("<h1>Barges counted</h1><time datetime=2026-01-21>21 January 2026</time>", string.Empty, far);

        Assert.Equal("2026-01-21", dates[0].Text);
    }

    [Fact]
    public void Linked_data_that_cannot_be_read_still_tell_their_date() =>
        Assert.Contains(Dates(string.Empty, "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"a \"quote\" inside\",\"datePublished\":\"2026-03-19T10:00:00Z\"}</script>"), hint => hint is { Role: DateRole.Published, Text: "2026-03-19T10:00:00Z" });

    [Fact]
    public void A_sentence_about_some_day_is_no_date_of_the_story() =>
        Assert.DoesNotContain(Dates("<p>The day of the harbour is celebrated on 8 November all along the coast.</p>", string.Empty), hint => hint.Text.Contains("8 November", StringComparison.Ordinal));

    [Fact]
    public void The_text_of_a_wiki_is_of_the_day_of_its_last_edit()
    {
        const string Head = "<meta name=generator content='MediaWiki 1.31.0'><script type='application/ld+json'>{\"@type\":\"Article\",\"name\":\"Barges counted\",\"datePublished\":\"2005-07-26T16:22:26Z\",\"dateModified\":\"2026-03-19T12:33:32Z\"}</script>";

        var dates = Around("<h1>Barges counted</h1>", Head, "<li id=footer-info-lastmod>This page was last edited on 19 March 2026, at 12:33.</li>");

        Assert.Equal("2026-03-19T12:33:32Z", dates.First(hint => hint.Role == DateRole.Published).Text);
        Assert.All(dates.Where(hint => hint.Text.StartsWith("2005", StringComparison.Ordinal)), hint => Assert.Equal(DateRole.Unstated, hint.Role));
    }

    [Fact]
    public void News_in_a_wiki_keep_the_day_that_they_show_by_the_headline()
    {
        var dates = Around("<h1>Barges counted</h1><span class=published>18 March 2026</span>", "<meta name=generator content='MediaWiki 1.31.0'>", "<li id=footer-info-lastmod>This page was last edited on 19 March 2026, at 12:33.</li>");

        Assert.Contains(dates, hint => hint is { Role: DateRole.Unstated, Text: "18 March 2026" });
        Assert.DoesNotContain(dates, hint => hint.Role == DateRole.Published);
    }

    [Theory]
    [InlineData("<script>window.shop = {\"title\":\"Barges\",\"published_at\":\"2026-03-19T06:22:28+01:00\",\"created_at\":\"2026-03-18\"};</script>", "2026-03-19T06:22:28+01:00")]
    [InlineData("<div data-ld='{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2026-03-19&quot;}'></div>", "2026-03-19")]
    [InlineData("<script>var list = [{\"published_at\":\"2026-03-19\"},{\"published_at\":\"2026-03-18\"}];</script>", null)]
    public void Where_the_page_shows_no_day_its_scripts_may_state_one(string script, string? text) =>
        Assert.Equal(text, Around("<h1>Barges counted</h1>", string.Empty, script).FirstOrDefault(hint => hint.Rule == DateHint.Script)?.Text);

    [Fact]
    public void A_day_by_the_headline_is_not_sought_in_scripts() =>
        Assert.DoesNotContain(Around("<h1>Barges counted</h1><time>19 March 2026</time>", string.Empty, "<script>var shop = {\"published_at\":\"2026-03-18\"};</script>"), hint => hint.Rule == DateHint.Script);

    [Theory]
    [InlineData("19.03.2026 | Thirty-one barges counted", "19.03.2026")]
    [InlineData("2026-03-19: Thirty-one barges counted", "2026-03-19")]
    [InlineData("19.03.2026 is the day of thirty-one barges", null)]
    public void A_title_may_open_with_its_day(string title, string? text) =>
        Assert.Equal(text, Dates(string.Empty, $"<title>{title} in the harbour of Quilport</title>").FirstOrDefault()?.Text);

    [Fact]
    public void The_day_of_a_title_comes_before_one_elsewhere_on_the_page() =>
        Assert.Equal(["title", DateHint.Elsewhere], Around("<h1>Barges counted</h1>", "<title>19.03.2026 | Barges counted</title>", "<aside><time>18 March 2026</time></aside>").Select(hint => hint.Rule));

    private static IReadOnlyList<DateHint> Dates(string line, string head) => Around("<h1>Barges counted</h1>" + line, head, string.Empty);

    private static IReadOnlyList<DateHint> Around(string opening, string head, string ending)
    {
        var html = $"<html><head>{head}</head><body>{opening}"
            + string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay to the owners of those that had to wait outside.</p>", 6)) + ending + "</body></html>";
        return Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Some.Page(html), ExtractDefinition.None)).Article.Dates;
    }

    [Theory]
    [InlineData("<span class=joinDate>Joined March 2007</span>")]
    [InlineData("<span class=user-date>Mitglied seit 03/2007</span>")]
    public void Since_when_somebody_is_a_reader_is_no_date_of_the_story(string line) =>
        Assert.DoesNotContain(Dates(line, string.Empty), hint => hint.Rule.StartsWith("text .", StringComparison.Ordinal));

    [Theory]
    [InlineData("<time datetime=2026-03-19>19 March 2026</time>", "", true)]
    [InlineData("", "<time datetime=2026-03-19>19 March 2026</time>", false)]
    public void Only_what_stands_before_the_story_is_well_under_way_stands_by_the_headline(string above, string below, bool byHeadline) =>
        Assert.Equal(byHeadline, Around("<h1>Barges counted</h1>" + above, string.Empty, below).First(hint => hint.Text == "2026-03-19").ByHeadline);
}
