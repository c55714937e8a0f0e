using Ingest.Cli;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Sources;

public sealed class SourceLoaderTests : IDisposable
{
    private const string Least = "id: herald\ndiscover:\n  - feed: https://herald.example/rss.xml\n";

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Codes => [.. ProblemCodes.Meanings.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_bad_file_that_shows_it_and_a_good_one_that_does_not(string code)
    {
        var (good, bad) = (Load(Fixture(code, "good")), Load(Fixture(code, "bad")));

        Assert.Empty(good.Problems);
        Assert.NotEmpty(good.Set.Sources);
        Assert.Contains(bad.Problems, problem => problem.Code == code);
        Assert.All(bad.Problems, problem => Assert.DoesNotContain("YamlDotNet", problem.Message));
    }

    [Fact]
    public void Every_key_is_read()
    {
        var source = Assert.Single(Load(_folder.Write("herald.yaml", """
            id: gulf-herald
            name: جريدة الخليج المثال
            homepage: https://herald.example/
            enabled: false
            language: ar
            time_zone: Asia/Riyadh
            tags: [gulf, politics]
            schedule: { every: 15m..6h }
            discover:
              - feed: https://herald.example/rss.xml
              - { sitemap: https://herald.example/news-sitemap.xml, max_age: 48h }
              - listing: https://herald.example/news
                links: { css: "h3 > a[href]", max: 40 }
                next: { css: "a[rel=next]", pages: 2 }
            include: ["/news/**"]
            exclude: ["/video/**"]
            extract:
              title: h1.title
              published: { css: .info .date, formats: ["MM-dd-yyyy hh:mm tt"], culture: ar }
              authors: { css: .byline a, all: true }
              body: { css: .summary, remove: [.more, .share] }
            politeness: { delay: 5s, concurrency: 2, robots: ignore }
            network: { allow_private: ["127.0.0.0/8"], allow_ports: [8080] }
            auth: { header: X-Partner-Key, value: "${env:HERALD_KEY}" }
            expect: { stories_per_day: 20.., silent_for: 12h, coverage: { title: 100%, published: 95% } }
            """)).Set.Sources);

        Assert.Equal((new SourceId("gulf-herald"), "جريدة الخليج المثال", false, "ar"), (source.Id, source.Name, source.Enabled, source.Language));
        Assert.Equal(TimeSpan.FromHours(3), source.TimeZone!.BaseUtcOffset);
        Assert.Equal(new ScheduleDefinition(TimeSpan.FromMinutes(15), TimeSpan.FromHours(6)), source.Schedule);
        Assert.Equal(TimeSpan.FromHours(48), Assert.IsType<DiscoverDefinition.Sitemap>(source.Discover[1]).MaxAge);
        Assert.Equal(new DiscoverDefinition.Listing(new Uri("https://herald.example/news"), "h3 > a[href]", 40, "a[rel=next]", 2), source.Discover[2]);
        Assert.True(source.Filter.Allows(new Uri("https://herald.example/news/a/b")));
        Assert.False(source.Filter.Allows(new Uri("https://herald.example/video/a")));
        Assert.Equal(["MM-dd-yyyy hh:mm tt"], source.Extract.Published!.Formats);
        Assert.True(source.Extract.Authors!.All);
        Assert.Equal([".more", ".share"], source.Extract.Body!.Remove);
        Assert.Equal(new PolitenessDefinition(TimeSpan.FromSeconds(5), 2, RobotsPolicy.Ignore), source.Politeness);
        Assert.Equal([8080], source.Network.AllowPorts);
        Assert.Equal("from the environment", source.Auth!.Value.Reveal());
        Assert.DoesNotContain("from the environment", source.ToString());
        Assert.Equal((20, (int?)null, 0.95), (source.Expect!.StoriesPerDayLeast, source.Expect.StoriesPerDayMost, source.Expect.Coverage["published"]));
    }

    [Fact]
    public void All_problems_of_all_files_come_at_once_with_their_places()
    {
        _folder.Write("a.yaml", "id: a\ndiscover:\n  - fed: https://a.example/rss\nlanguage: not a tag\ntime_zone: Moon/Base\n");
        _folder.Write("sub/b.yaml", "id: B!\ndiscover:\n  - feed: nowhere\n");
        _folder.Write("good.yaml", Least);

        var loaded = Load(_folder.Path);

        Assert.Equal(3, loaded.Files);
        Assert.Equal("herald", Assert.Single(loaded.Set.Sources).Id.Value);
        Assert.Equal(
            [("a.yaml", 3, 5, "SRC008"), ("a.yaml", 3, 5, "SRC009"), ("a.yaml", 4, 11, "SRC021"), ("a.yaml", 5, 12, "SRC019"), ("b.yaml", 1, 5, "SRC010"), ("b.yaml", 3, 11, "SRC012")],
            loaded.Problems.Select(problem => (Path.GetFileName(problem.File), problem.Line, problem.Column, problem.Code)).Order());
    }

    [Fact]
    public void An_unknown_key_is_told_with_the_likely_one()
    {
        var problem = Assert.Single(Load(_folder.Write("a.yaml", Least + "extract:\n  body: { css: p, formts: [a] }\n")).Problems);

        Assert.Equal("unknown key \"formts\" in extract.body; did you mean \"formats\"?", problem.Message);
    }

    [Theory]
    [InlineData("id: herald\n\tdiscover: x\n", "tab")]
    [InlineData("", "empty")]
    [InlineData("- just\n- a list\n", "list")]
    [InlineData("id: herald\ndiscover: none\n", "expected a list")]
    [InlineData("id: herald\ndiscover:\n  - feed: https://u:p@herald.example/rss\n", "user name")]
    [InlineData("id: herald\nenabled: perhaps\ndiscover:\n  - feed: https://herald.example/rss\n", "true or false")]
    public void What_is_wrong_is_said_in_words(string text, string word) =>
        Assert.Contains(Load(_folder.Write("a.yaml", text)).Problems, problem => problem.Message.Contains(word, StringComparison.Ordinal));

    [Fact]
    public void Norway_is_no_problem() => Assert.Equal("no", Assert.Single(Load(_folder.Write("a.yaml", Least + "language: no\n")).Set.Sources).Language);

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_its_first_anchor()
    {
        var bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n" + Least;

        Assert.Equal(ProblemCodes.Anchor, Assert.Single(Load(_folder.Write("a.yaml", bomb)).Problems).Code);
    }

    public void Dispose() => _folder.Dispose();

    private static string Fixture(string code, string kind)
    {
        var path = Repository.At("tests", "fixtures", "sources", $"{code}.{kind}");
        return Directory.Exists(path) ? path : path + ".yaml";
    }

    private static LoadResult Load(string path) =>
        new SourceLoader(new SourceChecks(cron => SourceLoading.Cron(cron, "probe") is null ? "no cron" : null, name => name == "HERALD_KEY" ? "from the environment" : null, _ => null)).Load(path);
}
