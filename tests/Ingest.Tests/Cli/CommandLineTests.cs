using System.Diagnostics;
using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData("run", "--once")]
    [InlineData("status")]
    [InlineData("export")]
    [InlineData("db", "check")]
    public async Task A_store_without_a_name_is_a_bad_setting(params string[] verb)
    {
        _temp.Write("sources/a.yaml", "id: a\ndiscover:\n  - feed: http://a.example/rss\n");

        var result = await Verb.RunAsync(verb[0] == "run" ? [.. verb, "--store", "", "--sources", _temp.At("sources")] : [.. verb, "--store", ""]);

        Assert.Equal((78, string.Empty), (result.Exit, result.Output));
        Assert.Equal("ingest: bad setting: Store:Connection is empty; give it a value or leave it out", result.Error.Trim());
    }

    [Theory]
    [InlineData("there is no verb 'statsu' here; did you mean \"status\"?", "statsu")]
    [InlineData("there is no option '--onec' here; did you mean \"--once\"?", "run", "--onec")]
    [InlineData("there is no option '--explan' here; did you mean \"--explain\"?", "extract", "page.html", "--explan")]
    [InlineData("there is no option '--sme' here; did you mean \"--same\"?", "canonical", "--sme")]
    [InlineData("there is no verb 'chek' here; did you mean \"check\"?", "db", "chek")]
    [InlineData("there is no argument 'b' here", "import", "a", "b")]
    [InlineData("Required argument 'FILE' missing for command: 'import'.", "import")]
    public async Task A_misspelt_word_is_told_with_the_likely_one_and_nothing_else(string problem, params string[] args)
    {
        var result = await Verb.RunAsync(args);

        Assert.Equal(2, result.Exit);
        Assert.Equal(["ingest: " + problem, "ingest: 'ingest --help' lists the verbs, 'ingest VERB --help' their options"], result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_value_out_of_its_range_is_told_by_the_name_of_the_setting()
    {
        _temp.Write("sources/a.yaml", "id: a\ndiscover:\n  - feed: http://a.example/rss\n");
        _temp.Write("settings.json", """{ "Fetch": { "HostsAtOnce": 0, "Delay": "2.00:00:00" } }""");

        var result = await Verb.RunAsync("run", "--once", "--config", _temp.At("settings.json"), "--sources", _temp.At("sources"), "--store", _temp.At("a.db"));

        Assert.Equal(78, result.Exit);
        Assert.Contains("Fetch:HostsAtOnce is '0'; it must be between 1 and ", result.Error);
        Assert.Contains("Fetch:Delay is '2.00:00:00'; it must be between 00:00:00 and ", result.Error);
        Assert.DoesNotContain("Options", result.Error);
    }

    [Fact]
    public async Task Output_that_cannot_be_written_is_one_line_and_a_problem()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "this system has no /dev/full");
        await Verb.RunAsync("import", _temp.Write("in.jsonl", "{\"id\":\"a\",\"title\":\"t\",\"body\":\"some text\"}\n"), "--store", _temp.At("a.db"));

        var (exit, error) = await ShellAsync($"export --store '{_temp.At("a.db")}' > /dev/full");

        Assert.Equal(1, exit);
        Assert.Equal("ingest: standard output cannot be written: No space left on device", error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Split(" : ")[0]);
        Assert.DoesNotContain("fault of the program", error);
    }

    [Fact]
    public async Task A_reader_that_has_enough_is_no_problem()
    {
        _temp.Write("in.jsonl", string.Concat(Enumerable.Range(0, 40).Select(n => $"{{\"id\":\"{n}\",\"title\":\"{MadeUpNews.Title(n)}\",\"body\":\"{MadeUpNews.Words(n, 600)}\"}}\n")));
        await Verb.RunAsync("import", _temp.At("in.jsonl"), "--store", _temp.At("a.db"));

        var (_, error) = await ShellAsync($"export --store '{_temp.At("a.db")}' | head -c 1 > /dev/null");

        Assert.Equal("40 stories", error.Trim());
    }

    public void Dispose() => _temp.Dispose();

    private static async Task<(int Exit, string Error)> ShellAsync(string command)
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"dotnet '{Path.Combine(AppContext.BaseDirectory, "ingest.dll")}' {command}");
        using var shell = Process.Start(start)!;
        var error = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (shell.ExitCode, error);
    }
}
