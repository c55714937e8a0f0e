using System.Text.Json;
using Ingest.Cli;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public sealed class CheckVerbTests : IDisposable
{
    private const string Least = "id: herald\ndiscover:\n  - feed: https://herald.example/rss.xml\n";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_folder_without_a_problem_is_summed_up_in_one_line()
    {
        _folder.Write("a.yaml", Least);

        var result = await Verb.RunAsync("check", _folder.Path);

        Assert.Equal((ExitCode.Ok, "1 file, 1 source, 0 errors, 0 warnings\n"), (result.Exit, result.Output));
    }

    [Fact]
    public async Task A_problem_is_shown_with_its_line_and_a_caret()
    {
        var path = _folder.Write("a.yaml", Least + "extract: { titel: h1 }\n");

        var result = await Verb.RunAsync("check", path);

        Assert.Equal(ExitCode.Problems, result.Exit);
        Assert.Equal(
            $"{path}:4:12 error SRC008 unknown key \"titel\" in extract; did you mean \"title\"?\n    extract: {{ titel: h1 }}\n               ^\n1 file, 0 sources, 1 error, 0 warnings\n",
            result.Output);
    }

    [Fact]
    public async Task Warnings_are_problems_only_when_asked_for()
    {
        var path = _folder.Write("a.yaml", Least + "auth: { header: X-Key, value: secret }\n");

        Assert.Equal(ExitCode.Ok, (await Verb.RunAsync("check", path)).Exit);
        Assert.Equal(ExitCode.Problems, (await Verb.RunAsync("check", path, "--strict")).Exit);
    }

    [Theory]
    [InlineData("auth: { header: X-Key, value: open-secret }\n", "SRC026")]
    [InlineData("auth:\n  header: X-Key\n  value:\n    open-secret\n", "SRC026")]
    [InlineData("auth: { value: open-secret, header: Host }\n", "SRC032")]
    [InlineData("auth: { header: X-Key, valeu: open-secret }\n", "SRC008")]
    [InlineData("auth: open-secret\n", "SRC007")]
    [InlineData("auth: { header: X-Key, value: \"open-secret }\n", "SRC002")]
    public async Task A_secret_in_the_file_is_not_shown(string auth, string code)
    {
        var path = _folder.Write("a.yaml", Least + auth);

        var (text, json) = (await Verb.RunAsync("check", path), await Verb.RunAsync("check", path, "--json"));

        Assert.Contains(code, text.Output, StringComparison.Ordinal);
        Assert.Contains("***", text.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("open-secret", text.Output + json.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--format=json")]
    public async Task Programs_get_one_object(string flag)
    {
        _folder.Write("a.yaml", Least + "language: jp\n");

        var result = await Verb.RunAsync("check", _folder.Path, flag);

        using var report = JsonDocument.Parse(result.Output);
        var problem = report.RootElement.GetProperty("problems")[0];
        Assert.Equal((1, 0, 1, 0), (report.RootElement.GetProperty("files").GetInt32(), report.RootElement.GetProperty("sources").GetInt32(), report.RootElement.GetProperty("errors").GetInt32(), report.RootElement.GetProperty("warnings").GetInt32()));
        Assert.Equal(("error", "SRC021", 4, "language: jp"), (problem.GetProperty("severity").GetString(), problem.GetProperty("code").GetString(), problem.GetProperty("line").GetInt32(), problem.GetProperty("line_text").GetString()));
    }

    [Fact]
    public async Task A_workflow_command_names_file_line_and_column()
    {
        var path = _folder.Write("a,b.yaml", Least + "extract: { titel: 100% }\n");

        var result = await Verb.RunAsync("check", path, "--format", "github");

        Assert.Equal(
            $"::error file={path.Replace(",", "%2C", StringComparison.Ordinal)},line=4,col=12,title=SRC008::unknown key \"titel\" in extract; did you mean \"title\"?",
            result.Output.Split('\n')[0]);
    }

    [Fact]
    public async Task A_sarif_log_has_each_rule_once_and_every_problem_at_its_place()
    {
        var path = _folder.Write("a b.yaml", Least + "extract: { titel: h1, boddy: p }\nauth: { header: X-Key, value: open }\n");

        var result = await Verb.RunAsync("check", path, "--format", "sarif");

        using var log = JsonDocument.Parse(result.Output);
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToList();
        var found = run.GetProperty("results").EnumerateArray().Select(result =>
        {
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.Equal(new Uri(path).AbsoluteUri, place.GetProperty("artifactLocation").GetProperty("uri").GetString());
            Assert.Equal(rules[result.GetProperty("ruleIndex").GetInt32()], result.GetProperty("ruleId").GetString());
            return (result.GetProperty("ruleId").GetString(), result.GetProperty("level").GetString(), place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32());
        });
        Assert.Equal(("2.1.0", ExitCode.Problems), (log.RootElement.GetProperty("version").GetString(), result.Exit));
        Assert.Equal(["SRC008", "SRC026"], rules);
        Assert.Equal([("SRC008", "error", 4, 12), ("SRC008", "error", 4, 23), ("SRC026", "warning", 5, 31)], found);
    }

    [Fact]
    public async Task Online_every_document_of_a_source_is_asked_for()
    {
        await using var stand = await NewsStand.StartAsync();
        stand.AddFeed("good.example/rss.xml", "http://good.example/news/1")
            .AddFeed("good.example/sport.xml", "http://good.example/sport/1")
            .Add("good.example/empty.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>none</title></channel></rss>", "application/rss+xml")
            .Add("good.example/page", "<!doctype html><title>no feed</title><p>Nothing.")
            .Add("shut.example/robots.txt", "User-agent: *\nDisallow: /\n", "text/plain");
        var path = _folder.Write("a.yaml", """
            id: herald
            politeness: { delay: 0s }
            include: ["/news/**"]
            discover:
              - feed: http://good.example/rss.xml
              - feed: http://good.example/gone.xml
              - feed: http://shut.example/rss.xml
              - feed: http://good.example/page
              - feed: http://good.example/empty.xml
              - feed: http://good.example/sport.xml
            """);

        var result = await Verb.RunAsync("check", path, "--online", "--format", "json", "--connect-to", stand.Address);

        using var report = JsonDocument.Parse(result.Output);
        Assert.Equal(ExitCode.Problems, result.Exit);
        Assert.Equal(
            [("NET001", 6, 11), ("NET002", 7, 11), ("NET003", 8, 11), ("NET004", 9, 11), ("NET005", 10, 11)],
            report.RootElement.GetProperty("problems").EnumerateArray().Select(problem => (problem.GetProperty("code").GetString()!, problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32())));
    }

    [Fact]
    public async Task Without_online_no_site_is_asked()
    {
        await using var stand = await NewsStand.StartAsync();
        var path = _folder.Write("a.yaml", Least);

        await Verb.RunAsync("check", path, "--connect-to", stand.Address);

        Assert.Empty(stand.Requests);
    }

    [Fact]
    public async Task Without_a_path_the_folder_of_the_settings_is_checked()
    {
        _folder.Write("mine/a.yaml", Least);
        var config = _folder.Write("settings.json", JsonSerializer.Serialize(new { Sources = new { Folder = _folder.At("mine") } }));

        var result = await Verb.RunAsync("check", "--config", config);

        Assert.Equal((ExitCode.Ok, "1 file, 1 source, 0 errors, 0 warnings\n"), (result.Exit, result.Output));
    }

    [Theory]
    [InlineData(ExitCode.BadConfiguration, "check", "no-such-folder")]
    [InlineData(ExitCode.Usage, "check", "--format", "xml")]
    public async Task What_is_no_fault_of_a_file_has_a_code_of_its_own(int exit, params string[] args) =>
        Assert.Equal(exit, (await Verb.RunAsync(args)).Exit);

    [Theory]
    [InlineData("0 0 30 2 *", "never comes due")]
    [InlineData("* * * * * *", "more often than once a minute")]
    [InlineData("61 * * * *", "five fields")]
    public async Task A_cron_expression_that_makes_no_schedule_is_refused(string cron, string word) =>
        Assert.Contains(word, (await Verb.RunAsync("check", _folder.Write("a.yaml", Least + $"schedule: {{ cron: \"{cron}\" }}\n"))).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("H/20 6-23 * * *")]
    [InlineData("0 0/30 6-23 * * ?")]
    public async Task Crontab_and_Quartz_forms_are_taken(string cron) =>
        Assert.Equal(ExitCode.Ok, (await Verb.RunAsync("check", _folder.Write("a.yaml", Least + $"schedule: {{ cron: \"{cron}\" }}\n"))).Exit);

    [Theory]
    [InlineData("日本: x", 5, "          ^")]
    [InlineData("\tab: x", 2, "     ^")]
    [InlineData("قلم: x", 6, "         ^ column 6")]
    public void The_caret_stands_under_the_cell_of_its_column(string line, int column, string caret) =>
        Assert.Equal(caret, ProblemPrinter.Lines(Problem(line, column)).Last());

    [Fact]
    public void A_long_line_is_cut_around_the_place()
    {
        var lines = ProblemPrinter.Lines(Problem(new string('a', 200) + "X" + new string('b', 200), 201)).ToList();

        Assert.Equal('X', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
        Assert.InRange(lines[1].Length, 1, 140);
    }

    public void Dispose() => _folder.Dispose();

    private static SourceProblem Problem(string line, int column) => new("a.yaml", 1, column, ProblemSeverity.Error, "SRC008", "wrong", line);
}
