using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Live;

public sealed class LiveBlogTests
{
    private const string Intro = "The regatta of Quilport begins at noon with thirty-one boats; we report from the wall until the last of them is back in the harbour.";
    private const string First = "The boats have left the harbour and the wind is fresh from the west, which the crews from Dunsey like best of all.";
    private const string Second = "The first boat has rounded the lighthouse, an hour ahead of the others, and the band on the quay begins to tune its horns.";

    private const string Declared = $$$"""
        <script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Regatta of Quilport","datePublished":"2026-03-01T11:00:00+01:00","liveBlogUpdate":[
        {"@type":"BlogPosting","headline":"They are off","datePublished":"2026-03-01T12:05:00+01:00","articleBody":"<p>{{{First}}}</p><p>More soon.</p>"},
        {"@type":"BlogPosting","headline":"Round the lighthouse","datePublished":"2026-03-01T13:10:00+01:00","articleBody":"{{{Second}}}"}]}</script>
        """;

    [Fact]
    public void Entries_that_the_page_declares_are_kept_newest_first()
    {
        var story = Story(Declared + $"<h1>Regatta of Quilport</h1><p>{Intro}</p><p>{Second}</p><p>{First}</p>");

        Assert.True(story.Live);
        Assert.Equal(
            [
                new LiveEntry(new DateTimeOffset(2026, 3, 1, 12, 10, 0, TimeSpan.Zero), "Round the lighthouse", Second),
                new LiveEntry(new DateTimeOffset(2026, 3, 1, 11, 5, 0, TimeSpan.Zero), "They are off", First + "\nMore soon."),
            ],
            story.LiveEntries);
        Assert.Equal("json-ld liveBlogUpdate", story.Provenance["live_entries"]);
    }

    [Fact]
    public void A_live_blog_that_shows_nothing_else_has_its_entries_as_body()
    {
        var story = Story(Declared + "<h1>Regatta of Quilport</h1><div id=app></div>");

        Assert.Equal(["They are off", First, "More soon.", "Round the lighthouse", Second], story.Body);
    }

    [Theory]
    [InlineData("<div itemprop=liveBlogUpdate itemscope><h3 itemprop=headline>{0}</h3><time itemprop=datePublished datetime='{1}'></time><div itemprop=articleBody><p>{2}</p></div></div>", "microdata liveBlogUpdate")]
    [InlineData("<article class='live-blog-post'><time datetime='{1}'>now</time><h3>{0}</h3><p>{2}</p><div class=share>Share</div></article>", "live-blog markup")]
    [InlineData("<li class='c-liveblog-entry js-x'><span class='entry-time'><time datetime='{1}'></time></span><h4>{0}</h4><div><p>{2}</p></div></li>", "live-blog markup")]
    [InlineData("<div class='liveticker-event'><div class=time><time datetime='{1}'>12:05</time></div><div class=txt><h3>{0}</h3><p>{2}</p></div></div>", "live-blog markup")]
    public void Entries_in_markup_are_kept(string entry, string rule)
    {
        var entries = string.Concat(new[] { ("Round the lighthouse", "2026-03-01T13:10:00+01:00", Second), ("They are off", "2026-03-01T12:05:00+01:00", First), ("The boats gather", "2026-03-01T11:00:00+01:00", Intro) }
            .Select(told => string.Format(null, entry, told.Item1, told.Item2, told.Item3)));

        var story = Story($"<h1>Regatta of Quilport</h1><div>{entries}</div>");

        Assert.Equal(["Round the lighthouse", "They are off", "The boats gather"], story.LiveEntries!.Select(told => told.Title));
        Assert.Equal([Second, First, Intro], story.LiveEntries!.Select(told => told.Text));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 10, 0, TimeSpan.Zero), story.LiveEntries![0].At);
        Assert.Equal(rule, story.Provenance["live_entries"]);
        Assert.True(story.Live);
    }

    [Fact]
    public void A_teaser_of_a_live_blog_makes_no_live_blog()
    {
        var story = Story($"<h1>Regatta of Quilport</h1><p>{Intro}</p><p>{First}</p><div class='live-blog-post'><time datetime='2026-03-01T12:05:00Z'></time><p>{Second}</p></div>");

        Assert.False(story.Live);
        Assert.Null(story.LiveEntries);
    }

    [Theory]
    [InlineData("<header>{0}</header>", "live-blog-post")]
    [InlineData("<aside class=column><ul>{0}</ul></aside>", "ticker-entry")]
    [InlineData("<div>{0}</div>", "ticker-item")]
    [InlineData("<div>{0}</div>", "live-event")]
    public void A_ticker_of_the_site_makes_no_live_blog(string place, string name)
    {
        var ticker = string.Concat(new[] { First, Second, Intro }.Select(text => $"<div class='{name}'><time datetime='2026-03-01T12:05:00Z'></time><h3>{text[..30]}</h3><p>{text} And more of it.</p></div>"));

        var story = Story(string.Format(null, place, ticker) + $"<main><h1>Regatta of Quilport</h1><p>{Intro}</p><p>{First}</p></main>");

        Assert.False(story.Live);
        Assert.Null(story.LiveEntries);
    }

    [Fact]
    public void Times_without_an_offset_are_those_of_the_source()
    {
        var story = Story(Declared.Replace("+01:00", string.Empty, StringComparison.Ordinal) + "<h1>Regatta of Quilport</h1>", TimeZoneInfo.FindSystemTimeZoneById("Asia/Riyadh"));

        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 10, 0, TimeSpan.Zero), story.LiveEntries![0].At);
    }

    [Fact]
    public void Of_endless_entries_the_first_five_hundred_are_kept()
    {
        var entries = string.Join(',', Enumerable.Range(0, 3_000).Select(n => $$"""{"@type":"BlogPosting","headline":"Boat {{n}} has rounded the lighthouse","articleBody":"It is boat {{n}}."}"""));

        var story = Story($$"""<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Regatta of Quilport","liveBlogUpdate":[{{entries}}]}</script><h1>Regatta of Quilport</h1><p>{{Intro}}</p>""");

        Assert.Equal(500, story.LiveEntries!.Count);
    }

    private static Story Story(string body, TimeZoneInfo? zone = null)
    {
        var page = Some.Page($"<html lang=en><head><title>Regatta of Quilport</title></head><body>{body}</body></html>");
        var article = Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(page, new ExtractDefinition())).Article;
        return new StoryNormalizer().Normalize(article, new NormalizeContext(Some.Source() with { TimeZone = zone }, null, page, Some.Now)).Story;
    }
}
