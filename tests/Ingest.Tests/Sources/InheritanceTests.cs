using Ingest.Cli;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Sources;

public sealed class InheritanceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public InheritanceTests()
    {
        _folder.Write("defaults.yaml", "language: en\ntags: [all]\npoliteness: { delay: 10s, concurrency: 2 }\nschedule: { cron: '0 6 * * *' }\n");
        _folder.Write("templates/arabic.yaml", "language: ar\ntime_zone: Asia/Riyadh\nextract:\n  title: { css: h1, remove: [.kicker] }\n");
        _folder.Write("templates/daily.yaml", "extends: arabic\nschedule: { every: 30m }\n");
        _folder.Write("herald.yaml", "id: herald\nextends: [daily]\ntags: [gulf]\ndiscover:\n  - feed: https://herald.example/rss\npoliteness: { delay: 3s }\ntime_zone:\n");
    }

    [Fact]
    public void The_file_goes_over_its_templates_and_these_over_the_defaults()
    {
        var loaded = SourceLoading.Loader().Load(_folder.Path);

        var source = Assert.Single(loaded.Set.Sources);
        Assert.Empty(loaded.Problems);
        Assert.Equal("ar", source.Language);
        Assert.Equal(["gulf"], source.Tags);
        Assert.Equal((TimeSpan.FromSeconds(3), 2), (source.Politeness.Delay, source.Politeness.Concurrency));
        Assert.Equal(new ScheduleDefinition(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30)), source.Schedule);
        Assert.Equal([".kicker"], source.Extract.Title!.Remove);
        Assert.Null(source.TimeZone);
    }

    [Fact]
    public void Each_key_knows_the_file_and_line_that_set_it()
    {
        var keys = Assert.Single(SourceLoading.Loader().Load(_folder.Path).Set.Sources).Writing.Keys.ToDictionary(key => key.Path);

        (string File, int Line) At(string key) => (Path.GetRelativePath(_folder.Path, keys[key].File).Replace('\\', '/'), keys[key].Line);
        Assert.Equal(("herald.yaml", 1), At("id"));
        Assert.Equal(("templates/arabic.yaml", 1), At("language"));
        Assert.Equal(("templates/daily.yaml", 2), At("schedule.every"));
        Assert.Equal(("herald.yaml", 6), At("politeness.delay"));
        Assert.Equal(("defaults.yaml", 3), At("politeness.concurrency"));
        Assert.Equal("[gulf]", keys["tags"].Value);
        Assert.False(keys.ContainsKey("time_zone"));
        Assert.False(keys.ContainsKey("schedule.cron"));
    }

    [Theory]
    [InlineData("auth: { header: X-Key, value: open-secret }", "auth:", true)]
    [InlineData("network: { proxy: 'http://ada:quay31@proxy.example:3128' }", "network: { proxy: 'http://proxy.example:3128' }", true)]
    [InlineData("auth: { header: X-Key, value: '${env:KEY}' }", "auth:", false)]
    [InlineData("network: { proxy: 'http://ada:${env:WORD}@proxy.example:3128' }", "network: { proxy: 'http://proxy.example:3128' }", false)]
    [InlineData("network: { proxy: 'http://proxy.example:3128' }", "tags: [a]", false)]
    public void A_secret_that_stands_in_a_template_is_known_also_where_the_file_sets_another(string template, string file, bool holds)
    {
        _folder.Write("templates/partner.yaml", template + "\n");
        _folder.Write("templates/nearer.yaml", "extends: partner\n" + file + "\n");
        _folder.Write("gazette.yaml", "id: gazette\nextends: nearer\ndiscover:\n  - feed: https://gazette.example/rss\n" + file + "\n");

        var loaded = SourceLoading.Loader().Load(_folder.Path);

        Assert.Equal(holds, loaded.Set.Find(new SourceId("gazette"))!.Writing.HoldsSecret);
        Assert.False(loaded.Set.Find(new SourceId("herald"))!.Writing.HoldsSecret);
    }

    [Fact]
    public void A_problem_stands_where_the_value_was_set_and_comes_once()
    {
        _folder.Write("templates/arabic.yaml", "language: ar\ntime_zone: Moon/Base\n");
        _folder.Write("gazette.yaml", "id: gazette\nextends: arabic\ntime_zone: Mars/Base\ndiscover:\n  - feed: https://gazette.example/rss\n");
        _folder.Write("herald.yaml", "id: herald\nextends: [daily]\ndiscover:\n  - feed: https://herald.example/rss\n");
        _folder.Write("kurier.yaml", "id: kurier\nextends: [daily]\ndiscover:\n  - feed: https://kurier.example/rss\n");

        var loaded = SourceLoading.Loader().Load(_folder.Path);

        Assert.Empty(loaded.Set.Sources);
        Assert.Equal(
            [("gazette.yaml", 3, 12), ("arabic.yaml", 2, 12)],
            loaded.Problems.Select(problem => (Path.GetFileName(problem.File), problem.Line, problem.Column)));
        Assert.Equal("time_zone: Moon/Base", loaded.Problems[1].LineText);
    }

    [Fact]
    public void An_edit_of_what_a_source_does_not_inherit_is_no_edit_of_it()
    {
        string Digest() => SourceLoading.Loader().Load(_folder.Path).Set.Find(new SourceId("herald"))!.Digest;
        var before = Digest();

        _folder.Write("defaults.yaml", "# A note.\nlanguage: fr\ntags: [other]\npoliteness: { delay: 1m, concurrency: 2 }\n");
        var untouched = Digest();
        _folder.Write("defaults.yaml", "politeness: { concurrency: 3 }\n");

        Assert.Equal(before, untouched);
        Assert.NotEqual(before, Digest());
    }

    [Fact]
    public async Task The_effective_source_is_shown_with_origins_and_without_secrets()
    {
        _folder.Write("herald.yaml", "id: herald\nextends: daily\ndiscover:\n  - feed: https://herald.example/rss?key=${env:PATH}\n    max_age: 2d\n  - listing: https://herald.example/news\n    links: { css: 'h3 > a[href]' }\nauth: { header: X-Key, value: hush-hush }\n");

        var shown = await Verb.RunAsync("config", "show", "herald", "--origin", "--sources", _folder.Path);
        var plain = await Verb.RunAsync("config", "show", "herald", "--sources", _folder.Path);
        var json = await Verb.RunAsync("config", "show", "herald", "--json", "--sources", _folder.Path);
        var unknown = await Verb.RunAsync("config", "show", "herold", "--sources", _folder.Path);

        Assert.Equal((0, 0, 0, 1), (shown.Exit, plain.Exit, json.Exit, unknown.Exit));
        Assert.Matches(@"(?m)^  every: 30m +# .*templates/daily\.yaml:2$", shown.Output);
        Assert.Contains("  - feed: https://herald.example/rss?key=(secret)\n    max_age: 2d\n  - listing: https://herald.example/news\n    links:\n      css: h3 > a[href]\n", plain.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", shown.Output + plain.Output + json.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean \"herald\"?", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_file_of_the_folder_inherits_as_it_does_there()
    {
        _folder.Write("sub/gazette.yaml", "id: gazette\nextends: arabic\ndiscover:\n  - feed: https://gazette.example/rss\n");

        var alone = SourceLoading.Loader().Load(FolderSnapshot.Take(_folder.At("sub/gazette.yaml"), _folder.Path));
        var beside = SourceLoading.Loader().Load(_folder.At("herald.yaml"));

        Assert.Equal(("ar", "ar"), (Assert.Single(alone.Set.Sources).Language, Assert.Single(beside.Set.Sources).Language));
    }

    public void Dispose() => _folder.Dispose();
}
