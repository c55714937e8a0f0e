using System.Text;
using Ingest.Core.Fetch;

namespace Ingest.Tests.Fetch;

public sealed class RobotsFileTests
{
    [Theory]
    [InlineData("/", "/anything", false)]
    [InlineData("", "/anything", true)]
    [InlineData("/fish", "/fish/salmon.html", false)]
    [InlineData("/fish", "/Fish.asp", true)]
    [InlineData("/fish/", "/fish", true)]
    [InlineData("/*.php", "/folder/any.php?x=1", false)]
    [InlineData("/*.php$", "/folder/any.php?x=1", true)]
    [InlineData("/*.php$", "/folder/any.php", false)]
    [InlineData("/a*b*c", "/a-c-b", true)]
    [InlineData("/a*b*c", "/a-b-c-d", false)]
    [InlineData("/price$list", "/price$list/1", false)]
    [InlineData("/a%3Cd", "/a%3cd", false)]
    [InlineData("/%7Euser", "/~user", false)]
    [InlineData("/a%2Fb", "/a/b", true)]
    [InlineData("/خبر", "/%D8%AE%D8%A8%D8%B1", false)]
    [InlineData("*.gif$", "/x.gif", false)]
    public void A_rule_matches_by_the_letter_of_the_standard(string pattern, string path, bool allowed)
    {
        var file = RobotsFile.Parse($"User-agent: *\nDisallow: {pattern}\n");

        Assert.Equal(allowed, file.Judge(path, "ingest").Allowed);
    }

    [Fact]
    public void The_longest_rule_decides_and_says_which_line_it_is()
    {
        var file = RobotsFile.Parse("User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /news/open/not # really\n");

        Assert.Equal(new RobotsVerdict(false, 2, "Disallow: /news"), file.Judge("/news/1", "ingest"));
        Assert.Equal(new RobotsVerdict(true, 3, "Allow: /news/open"), file.Judge("/news/open/1", "ingest"));
        Assert.Equal(new RobotsVerdict(false, 4, "Disallow: /news/open/not"), file.Judge("/news/open/not/1", "ingest"));
        Assert.Equal(RobotsVerdict.Free, file.Judge("/", "ingest"));
    }

    [Fact]
    public void At_equal_length_allow_wins()
    {
        var file = RobotsFile.Parse("User-agent: *\nDisallow: /page\nAllow: /page\n");

        Assert.True(file.Judge("/page", "ingest").Allowed);
    }

    [Fact]
    public void Groups_of_the_same_name_are_one_and_shut_out_those_for_everyone()
    {
        var file = RobotsFile.Parse("User-agent: INGEST/2.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: ingest\nDisallow: /b\n");

        Assert.False(file.Judge("/a", "Ingest").Allowed);
        Assert.False(file.Judge("/b", "ingest").Allowed);
        Assert.True(file.Judge("/c", "ingest").Allowed);
        Assert.False(file.Judge("/c", "third").Allowed);
    }

    [Fact]
    public void A_group_without_rules_allows_everything()
    {
        var file = RobotsFile.Parse("User-agent: *\nDisallow: /\n\nUser-agent: ingest\n");

        Assert.True(file.Judge("/a", "ingest").Allowed);
    }

    [Fact]
    public void Other_lines_neither_count_nor_part_a_group()
    {
        var file = RobotsFile.Parse("\uFEFFjunk\nDisallow: /lost\nUser-agent: a\nSitemap: https://herald.example/map.xml\n:::\nUser-agent: ingest\nDisallow: /x");

        Assert.False(file.Judge("/x", "a").Allowed);
        Assert.False(file.Judge("/x", "ingest").Allowed);
        Assert.True(file.Judge("/lost", "ingest").Allowed);
        Assert.Equal(["https://herald.example/map.xml"], file.Sitemaps);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void Lines_may_end_in_any_way(string end)
    {
        var file = RobotsFile.Parse($"User-agent: *{end}{end}Disallow: /x{end}");

        Assert.Equal(3, file.Judge("/x", "ingest").Line);
    }

    [Fact]
    public void Robots_txt_itself_is_always_allowed()
    {
        Assert.True(RobotsFile.Parse("User-agent: *\nDisallow: /").Judge(new Uri("https://herald.example/robots.txt"), "ingest").Allowed);
    }

    [Theory]
    [InlineData("Crawl-delay: 2.5", 2500)]
    [InlineData("crawl-delay:10", 10000)]
    [InlineData("Crawl-delay: soon", null)]
    [InlineData("Crawl-delay: -1", null)]
    public void Crawl_delay_is_recorded(string line, int? milliseconds)
    {
        var file = RobotsFile.Parse($"User-agent: *\n{line}\nDisallow:\n");

        Assert.Equal(milliseconds, (int?)file.CrawlDelay("ingest")?.TotalMilliseconds);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_still_read()
    {
        var file = RobotsFile.Parse(Encoding.Latin1.GetBytes("# caf\u00e9\nUser-agent: *\nDisallow: /x\n"));

        Assert.False(file.Judge("/x", "ingest").Allowed);
    }

    [Fact]
    public void Many_wildcards_cost_no_more_than_one_pass()
    {
        var file = RobotsFile.Parse($"User-agent: *\nDisallow: /{string.Concat(Enumerable.Repeat("a*", 2000))}b\n");

        Assert.True(file.Judge("/" + new string('a', 10_000), "ingest").Allowed);
    }

    [Fact]
    public void Each_of_very_many_names_has_the_rules_below()
    {
        var file = RobotsFile.Parse(string.Concat(Enumerable.Range(0, 5_000).Select(n => $"User-agent: bot{n}\n")) + "Disallow: /x\nCrawl-delay: 3\n");

        Assert.All(["bot0", "bot64", "bot4999"], bot => Assert.False(file.Judge("/x", bot).Allowed));
        Assert.Equal(TimeSpan.FromSeconds(3), file.CrawlDelay("bot4999"));
    }

    [Fact]
    public void The_longest_rule_decides_over_all_sections_of_a_name()
    {
        var file = RobotsFile.Parse("User-agent: ingest\nDisallow: /a/b\n\nUser-agent: other\nUser-agent: ingest\nAllow: /a/b/c\nDisallow: /a\n");

        Assert.True(file.Judge("/a/b/c", "ingest").Allowed);
        Assert.Equal(2, file.Judge("/a/b", "ingest").Line);
        Assert.Equal(7, file.Judge("/a/b", "other").Line);
    }

    [Fact]
    public void A_line_without_a_colon_is_no_rule() =>
        Assert.True(RobotsFile.Parse("User-agent: ingest\nDisallow /x\n").Judge("/x", "ingest").Allowed);

    [Fact]
    public void A_torn_byte_order_mark_hides_nothing() =>
        Assert.False(RobotsFile.Parse([0xEF, 0xBB, .. "User-agent: *\nDisallow: /x"u8]).Judge("/x", "ingest").Allowed);
}
