using Ingest.Core.Common.Dates;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Tests.Support;

namespace Ingest.Tests.Normalize;

public sealed class StoryNormalizerTests
{
    private static readonly StoryNormalizer Normalizer = new();

    private static StoryDraft Normalize(Article article, Link? link = null) =>
        Normalizer.Normalize(article, new NormalizeContext(Some.Source(), link, null, Some.Now));

    private static string Long(string start) => start + " The council decided on the plan for the new bridge after a long debate in the evening.";

    [Fact]
    public void A_second_copy_of_the_text_and_bare_counters_are_dropped()
    {
        var article = Some.Article("Title", "https://herald.example/1", "0", "0", Long("First."), Long("Second."), "Short one.", Long("First."), Long("Second."), "Short one.", "12");

        var story = Normalize(article).Story;

        Assert.Equal([Long("First."), Long("Second."), "Short one."], story.Body);
    }

    [Theory]
    [InlineData("<", "")]
    [InlineData("<a ", "")]
    [InlineData("<", ">")]
    [InlineData("&", ";")]
    public async Task A_summary_of_endless_marks_is_read_in_time(string mark, string tail)
    {
        var article = Some.Article() with { Summary = string.Concat(Enumerable.Repeat(mark, 8_000_000)) + tail };

        var story = (await InTime.RunAsync(() => Normalize(article))).Story;

        Assert.True(story.Summary is null or { Length: <= 1000 });
    }

    [Theory]
    [InlineData("<p>Thirty-one <b>barges</b>&amp; a tug</p>", "Thirty-one barges & a tug")]
    [InlineData("5 < 6 barges", "5 < 6 barges")]
    [InlineData("<a title='x", "<a title='x")]
    public void Tags_of_a_summary_are_left_out(string summary, string expected) => Assert.Equal(expected, Normalize(Some.Article() with { Summary = summary }).Story.Summary);

    [Fact]
    public void What_the_feed_and_the_source_gave_is_said_so()
    {
        var link = new Link { Url = new Uri("https://herald.example/1"), Authors = ["Ada Mostwick"], Tags = ["harbour"], Image = new Uri("https://herald.example/i.png"), Summary = "Barges." };

        var provenance = Normalize(Some.Article(), link).Story.Provenance;

        Assert.Equal(("feed", "feed", "feed", "feed"), (provenance["authors"], provenance["tags"], provenance["image"], provenance["summary"]));
    }

    [Fact]
    public void Fields_of_the_page_keep_their_rules_and_the_tags_of_the_source_theirs()
    {
        var article = Some.Article() with { Section = "Harbour", Provenance = new Dictionary<string, string> { ["section"] = "meta section" } };

        var story = Normalizer.Normalize(article, new NormalizeContext(Some.Source() with { Tags = ["gulf"] }, null, null, Some.Now)).Story;

        Assert.Equal(("meta section", "source"), (story.Provenance["section"], story.Provenance["tags"]));
        Assert.DoesNotContain("image", story.Provenance);
    }

    [Theory]
    [InlineData("sr", "hr", "sr", "source")]
    [InlineData(null, "hr", "hr", "html lang")]
    [InlineData(" ", "", "bs", "feed")]
    [InlineData("en", "fr", "und", null)]
    public void The_source_is_asked_for_the_language_before_the_page_and_a_blank_is_no_answer(string? source, string? page, string expected, string? rule)
    {
        var text = expected == "und" ? "…" : "U luci su danas izbrojane trideset i jedna barka, što je više nego na proljeće, i svi su u gradu bili zadovoljni jer je to dobro za rad.";
        var article = Some.Article("12", "https://herald.example/1", text) with { Language = page, Provenance = new Dictionary<string, string> { ["language"] = "html lang" } };
        var link = new Link { Url = new Uri("https://herald.example/1"), Language = "bs" };

        var story = Normalizer.Normalize(article, new NormalizeContext(Some.Source() with { Language = source }, link, null, Some.Now)).Story;

        Assert.Equal(expected == "und" ? source : expected, story.Language);
        Assert.Equal(rule ?? "source", story.Provenance["language"]);
    }

    [Fact]
    public void A_short_refrain_may_stand_twice() =>
        Assert.Equal(4, Normalize(Some.Article("T", "https://herald.example/1", "No.", Long("A."), "No.", Long("B."))).Story.Body.Count);

    [Fact]
    public void The_html_is_safe_and_keeps_the_kinds_of_blocks()
    {
        var article = Some.Article() with
        {
            Body =
            [
                new Block(BlockKind.Heading, "What <b>now</b>?"),
                new Block(BlockKind.Paragraph, "Fish & chips"),
                new Block(BlockKind.ListItem, "one"),
                new Block(BlockKind.ListItem, "two"),
                new Block(BlockKind.Quote, "said"),
                new Block(BlockKind.TableRow, "a | b"),
                new Block(BlockKind.Preformatted, "x\n  y"),
                new Block(BlockKind.Paragraph, "نص عربي"),
            ],
        };

        Assert.Equal(
            "<h2>What &lt;b&gt;now&lt;/b&gt;?</h2><p>Fish &amp; chips</p><ul><li>one</li><li>two</li></ul><blockquote><p>said</p></blockquote>"
            + "<table><tr><td>a</td><td>b</td></tr></table><pre>x\ny</pre><p>نص عربي</p>",
            Normalize(article).Story.Html);
    }

    [Fact]
    public void The_story_has_one_original_appearance_and_the_keys_of_all_its_addresses()
    {
        var article = Some.Article(url: "https://herald.example/news/1?utm_source=rss") with { CanonicalUrl = new Uri("https://herald.example/story-one") };
        var link = new Link { Url = new Uri("https://short.example/x"), Guid = "g-1" };

        var draft = Normalize(article, link);

        Assert.Equal("https://herald.example/story-one", draft.Story.Url);
        Assert.Equal(CanonicalUrl.Key(new Uri("https://herald.example/story-one")), draft.UrlKey);
        Assert.Equal([CanonicalUrl.Key(link.Url), CanonicalUrl.Key(article.Url)], draft.AliasKeys);
        var appearance = Assert.Single(draft.Story.Appearances);
        Assert.Equal((AppearanceRelation.Original, "g-1", "https://herald.example/news/1"), (appearance.Relation, appearance.Guid, appearance.Url));
        Assert.Equal(Some.Now, draft.Story.FirstSeen);
        Assert.Equal(Some.Now, draft.At);
    }

    [Fact]
    public void The_story_counts_from_its_publication_when_that_is_known()
    {
        var article = Some.Article() with { Dates = [new DateHint(DateRole.Published, "2026-03-01T10:00:00Z", "json-ld datePublished")] };

        var draft = Normalize(article);

        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), draft.At);
        Assert.Equal("json-ld datePublished", draft.Story.Provenance["published"]);
    }

    [Fact]
    public void Lists_are_cleaned_and_the_feed_fills_gaps()
    {
        var article = Some.Article() with { Tags = ["#Harbour", " harbour ", "", "Storm"], Authors = ["Ann Example", "ann example", "desk@herald.example"] };
        var link = new Link { Url = article.Url, Summary = "<p>Ferries &amp; more</p>", Image = new Uri("https://herald.example/i.jpg") };

        var story = Normalize(article, link).Story;

        Assert.Equal(["Harbour", "Storm"], story.Tags);
        Assert.Equal(["Ann Example"], story.Authors);
        Assert.Equal("Ferries & more", story.Summary);
        Assert.Equal("https://herald.example/i.jpg", story.Image?.Url.AbsoluteUri);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(null, null)]
    public void What_is_not_free_is_paywalled(bool? free, bool? paywalled) =>
        Assert.Equal(paywalled, Normalize(Some.Article() with { AccessibleForFree = free }).Story.Paywalled);

    [Fact]
    public void Right_to_left_text_is_marked()
    {
        var story = Normalize(Some.Article("افتتاح الميناء", "https://herald.example/1", "افتتح الوزير الميناء الجديد في العاصمة على البحر.")).Story;

        Assert.Equal((TextDirection.Rtl, "ar"), (story.Direction, story.Language));
    }

    [Theory]
    [InlineData("One two, three-four don't", 4)]
    [InlineData("港は月曜日", 5)]
    [InlineData("ท่าเรือเปิด", 2)]
    [InlineData("افتتح الوزير الميناء", 3)]
    [InlineData("बंदरगाह फिर खुला", 3)]
    public void Words_are_counted_in_scripts_with_and_without_blanks(string text, int words) =>
        Assert.Equal(words, Normalize(Some.Article("T", "https://herald.example/1", text)).Story.WordCount);

    [Fact]
    public void An_imported_text_without_address_gets_a_name_of_its_own()
    {
        var text = new ImportedText { Id = "a 7", Source = new SourceId("desk"), Title = "Bridge", Body = "First line\nsecond line\n\nThird.", Published = new NewsDate(Some.Now.AddDays(-1), DatePrecision.Second, OffsetOrigin.Stated, "import") };

        var draft = Normalizer.Normalize(text, Some.Now);

        Assert.Equal("urn:ingest:import:desk:a%207", draft.Story.Url);
        Assert.Equal(["First line second line", "Third."], draft.Story.Body);
        Assert.Equal("a 7", draft.Story.Appearances[0].ImportId);
        Assert.Equal(Some.Now.AddDays(-1), draft.At);
    }

    [Fact]
    public void An_imported_text_without_blank_lines_is_cut_at_line_breaks() =>
        Assert.Equal(["One.", "Two."], Normalizer.Normalize(new ImportedText { Id = "1", Source = new SourceId("desk"), Title = "T", Body = "One.\r\nTwo." }, Some.Now).Story.Body);

    [Fact]
    public void What_shows_nothing_is_dropped_from_text()
    {
        var story = Normalize(Some.Article(" The\u200B har\u00ADbour\n re\uD800opens ", "https://herald.example/1", "Cafe\u0301\u00A0\u00A0open \uD83D\uDE00 می\u200Cرود")).Story;

        Assert.Equal("The harbour reopens", story.Title);
        Assert.Equal(["Café open \uD83D\uDE00 می\u200Cرود"], story.Body);
    }
}
