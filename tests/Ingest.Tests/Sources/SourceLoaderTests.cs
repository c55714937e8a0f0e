using CsCheck;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Sources;

public sealed class SourceLoaderTests : IDisposable
{
    private const string Least = LoadedSources.Least;

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Codes => [.. ProblemCodes.Meanings.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_bad_file_that_shows_it_and_a_good_one_that_does_not(string code)
    {
        var (good, bad) = (Load(LoadedSources.Fixture(code, "good")), Load(LoadedSources.Fixture(code, "bad")));

        Assert.Empty(good.Problems);
        Assert.NotEmpty(good.Set.Sources);
        Assert.NotEmpty(bad.Problems);
        Assert.All(bad.Problems, problem => Assert.Equal(code, problem.Code));
        Assert.All(bad.Problems, problem => Assert.DoesNotContain("YamlDotNet", problem.Message));
    }

    [Fact]
    public void A_pipe_is_reported_and_not_waited_for()
    {
        _folder.Write("herald.yaml", Least);
        using (var make = System.Diagnostics.Process.Start("mkfifo", [_folder.At("pipe.yaml")]))
        {
            make.WaitForExit();
        }

        File.CreateSymbolicLink(_folder.At("zero.yaml"), "/dev/zero");

        var loaded = Load(_folder.Path);

        Assert.Equal("herald", Assert.Single(loaded.Set.Sources).Id.Value);
        Assert.Equal([_folder.At("pipe.yaml"), _folder.At("zero.yaml")], loaded.Problems.Select(problem => problem.File));
        Assert.All(loaded.Problems, problem => Assert.Contains("a pipe or device", problem.Message, StringComparison.Ordinal));
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
            politeness: { delay: 5s, concurrency: 2, robots: ignore, rights: ignore, scope: group:press }
            network: { allow_private: ["127.0.0.0/8"], allow_ports: [8080], proxy: "socks5://ada:${env:HERALD_KEY}@proxy.example:1080" }
            render: browser
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
        Assert.Equal(
            new PolitenessDefinition(TimeSpan.FromSeconds(5), 2, RobotsPolicy.Ignore, RightsPolicy.Ignore) { Scope = new ThrottleScope(ThrottleScopeKind.Group, "press") }, source.Politeness);
        Assert.Equal((new Uri("socks5://proxy.example:1080"), "ada", "from the environment"), (source.Network.Proxy!.Address, source.Network.Proxy.UserName!.Reveal(), source.Network.Proxy.Password!.Reveal()));
        Assert.Equal(RenderMode.Browser, source.Render);
        Assert.Equal([8080], source.Network.AllowPorts);
        Assert.Equal("from the environment", source.Auth!.Value.Reveal());
        Assert.DoesNotContain("from the environment", source.ToString());
        Assert.Equal((20, (int?)null, 0.95), (source.Expect!.StoriesPerDayLeast, source.Expect.StoriesPerDayMost, source.Expect.Coverage["published"]));
    }

    [Theory]
    [InlineData("ftp://proxy.example:21")]
    [InlineData("http://proxy.example/path")]
    [InlineData("proxy.example:3128")]
    public void A_proxy_that_cannot_be_one_is_a_problem_and_its_line_is_not_shown(string proxy)
    {
        var problem = Assert.Single(Load(_folder.Write("a.yaml", $"{Least}network: {{ proxy: \"{proxy}\" }}\n")).Problems);

        Assert.Equal(ProblemCodes.Network, problem.Code);
        Assert.DoesNotContain("proxy.example", problem.ToString() + problem.LineText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://ada:${env:HERALD_KEY}@proxy.example:3128", "a/b#c?d%41@e:f", "ada", "a/b#c?d%41@e:f")]
    [InlineData("http://${env:HERALD_KEY}:x${env:HERALD_KEY}@proxy.example:3128", "a/b@%41", "a/b@%41", "xa/b@%41")]
    [InlineData("${env:HERALD_KEY}", "http://ada:qu%40y@proxy.example:3128", "ada", "qu@y")]
    public void A_secret_of_a_proxy_is_taken_as_it_is(string proxy, string secret, string user, string password)
    {
        var path = _folder.Write("a.yaml", $"{Least}network: {{ proxy: \"{proxy}\" }}\n");

        var loaded = new SourceLoader(new SourceChecks(_ => null, name => name == "HERALD_KEY" ? secret : null, _ => null)).Load(path);

        Assert.Empty(loaded.Problems);
        var read = Assert.Single(loaded.Set.Sources).Network.Proxy!;
        Assert.Equal((new Uri("http://proxy.example:3128"), user, password), (read.Address, read.UserName!.Reveal(), read.Password!.Reveal()));
    }

    [Theory]
    [InlineData("", null, true)]
    [InlineData("schedule: { revisit: [1h, 2d] }\n", "01:00:00 2.00:00:00", true)]
    [InlineData("schedule: { every: 1h, revisit: never }\ndeduplicate: false\n", "", false)]
    public void A_source_says_when_its_stories_are_looked_at_again_and_whether_they_are_compared(string keys, string? revisit, bool deduplicate)
    {
        var source = Assert.Single(Load(_folder.Write("a.yaml", Least + keys)).Set.Sources);

        Assert.Equal(revisit, source.Schedule.Revisit is { } waits ? string.Join(' ', waits) : null);
        Assert.Equal(deduplicate, source.Deduplicate);
    }

    [Fact]
    public void A_password_of_a_proxy_in_the_file_itself_is_warned_of_and_not_shown()
    {
        var loaded = Load(_folder.Write("a.yaml", Least + "network: { proxy: \"http://ada:quay31@proxy.example:3128\" }\n"));

        var problem = Assert.Single(loaded.Problems);
        Assert.Equal((ProblemCodes.LiteralSecret, ProblemSeverity.Warning), (problem.Code, problem.Severity));
        Assert.DoesNotContain("quay31", problem.ToString() + problem.LineText + loaded.Set.Sources[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Norway_is_no_problem() => Assert.Equal("no", Assert.Single(Load(_folder.Write("a.yaml", Least + "language: no\n")).Set.Sources).Language);

    [Fact]
    public void A_reference_stands_for_the_value_of_its_anchor()
    {
        var source = Assert.Single(Load(_folder.Write("a.yaml", Least + "extract:\n  title: &head { css: h1, remove: [.flag] }\n  summary: *head\n")).Set.Sources);

        Assert.Equal(("h1", ".flag"), (source.Extract.Summary!.Css, Assert.Single(source.Extract.Summary.Remove)));
    }

    [Fact]
    public void An_edited_file_is_told_from_one_that_is_only_read_again()
    {
        string Digest(string text) => Assert.Single(Load(_folder.Write("a.yaml", text)).Set.Sources).Digest;

        Assert.Equal(Digest(Least), Digest(Least));
        Assert.NotEqual(Digest(Least), Digest(Least + "# seen\n"));
    }

    [Fact]
    public void A_byte_that_is_not_utf8_is_told_with_its_place()
    {
        File.WriteAllBytes(_folder.At("a.yaml"), [.. "id: herald\nname: H"u8, 0xE9, .. "rald\n"u8]);
        File.WriteAllBytes(_folder.At("b.yaml"), [0xFF, 0xFE, (byte)'i', 0]);

        var problems = Load(_folder.Path).Problems;

        Assert.Equal((ProblemCodes.File, 2, 8), (problems[0].Code, problems[0].Line, problems[0].Column));
        Assert.Contains("UTF-16", problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_other_line_ends_are_read_over()
    {
        var loaded = Load(_folder.Write("a.yaml", "\uFEFF" + Least.ReplaceLineEndings("\r\n") + "language: jp\r\n"));

        Assert.Equal((4, 11, "language: jp"), loaded.Problems.Select(problem => (problem.Line, problem.Column, problem.LineText)).Single());
    }

    [Fact]
    public void Linked_files_are_read_and_linked_folders_are_not()
    {
        _folder.Write(".data/herald.yaml", Least);
        File.CreateSymbolicLink(_folder.At("herald.yaml"), _folder.At(".data/herald.yaml"));
        File.CreateSymbolicLink(_folder.At("gone.yaml"), _folder.At(".data/gone.yaml"));
        Directory.CreateSymbolicLink(_folder.At("circle"), _folder.Path);

        var loaded = Load(_folder.Path);

        Assert.Equal("herald", Assert.Single(loaded.Set.Sources).Id.Value);
        Assert.Equal(("gone.yaml", ProblemCodes.File), loaded.Problems.Select(problem => (Path.GetFileName(problem.File), problem.Code)).Single());
    }

    [Fact]
    public void Defaults_of_a_sub_folder_are_not_passed_over_in_silence()
    {
        _folder.Write("sub/defaults.yaml", "language: ar\n");
        _folder.Write("templates/arabic.yaml", "language: ar\n");
        _folder.Write("a.yaml", Least);

        var loaded = Load(_folder.Path);

        Assert.Equal(ProblemCodes.Misplaced, Assert.Single(loaded.Problems).Code);
        Assert.Single(loaded.Set.Sources);
    }

    [Fact]
    public void A_secret_is_never_told_even_when_it_is_wrong()
    {
        var loaded = Load(_folder.Write("a.yaml", Least + "homepage: ${env:HERALD_KEY}\n"));

        Assert.DoesNotContain("from the environment", Assert.Single(loaded.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_done_to_a_file_it_becomes_a_source_or_problems()
    {
        var whole = File.ReadAllText(Repository.At("deploy", "sources", "gulf-herald.yaml")) + File.ReadAllText(LoadedSources.Fixture("SRC032", "good")).Split('\n')[3] + "\nexpect: { stories_per_day: 2.., silent_for: 2d }\n";
        string[] pieces = ["*", "&a", "[", "]", "{", "}", ":", ": ", "\t", "\"", "'", "-", "- ", "\n", "!!x", "|", ">", "\0", "\u200f", "٢", "9999999999", "d", "..", "${", "%", "<<", "---", "::", "(", "/", "?"];
        var path = _folder.At("a.yaml");

        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 12], Gen.OneOf([.. pieces.Select(Gen.Const)]), Gen.Int[0, whole.Length - 1], Gen.OneOf([.. pieces.Select(Gen.Const)])).Sample(
            (at, cut, piece, second, other) =>
            {
                var text = whole.Remove(at, Math.Min(cut, whole.Length - at)).Insert(at, piece);
                File.WriteAllText(path, text.Insert(Math.Min(second, text.Length), other));

                var loaded = Load(path);

                return loaded.HasErrors ? loaded.Set.Sources.Count == 0 : loaded.Set.Sources.Count == 1;
            },
            iter: 2_000, threads: 1);
    }

    [Fact]
    public void A_home_page_alone_or_a_site_is_enough_and_a_listing_needs_no_selector()
    {
        _folder.Write("sites/a.yaml", "id: a\nhomepage: https://a.example/\n");
        _folder.Write("sites/b.yaml", "id: b\ndiscover:\n  - { site: 'https://b.example/', max_age: 48h }\n  - listing: https://b.example/news\n");

        var set = Load(_folder.At("sites")).Set;

        Assert.Equal([new DiscoverDefinition.Site(new Uri("https://a.example/"))], set.Find(new SourceId("a"))!.Discover);
        Assert.Equal(
            [new DiscoverDefinition.Site(new Uri("https://b.example/")) { MaxAge = TimeSpan.FromHours(48) }, new DiscoverDefinition.Listing(new Uri("https://b.example/news"), null)],
            set.Find(new SourceId("b"))!.Discover);
    }

    public void Dispose() => _folder.Dispose();

    private static LoadResult Load(string path) => LoadedSources.Of(path);
}
