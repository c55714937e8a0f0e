using System.CommandLine;
using Ingest.Cli;
using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public sealed class CompletionVerbTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("bash", "complete -o default -F _ingest ingest")]
    [InlineData("zsh", "compdef _ingest ingest")]
    [InlineData("fish", "complete -c ingest")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native -CommandName ingest")]
    public async Task Every_shell_gets_its_script(string shell, string line)
    {
        var result = await Verb.RunAsync("completion", shell);

        Assert.Equal(ExitCode.Ok, result.Exit);
        Assert.Contains(line, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_follow_is_suggested() =>
        Assert.Equal(["canonical", "check", "completion", "config"], (await SuggestAsync("ingest c")).Where(word => word.StartsWith('c')));

    [Fact]
    public async Task Of_help_only_what_people_write_is_suggested() =>
        Assert.Equal(["--help", "-h"], (await SuggestAsync("ingest version ")).Where(word => word.Contains('h') || word.Contains('?')).Order(StringComparer.Ordinal));

    [Fact]
    public void Help_names_what_is_wanted_and_not_every_source() =>
        Assert.Equal(("SOURCE", "ID"), (new Argument<string>("SOURCE").CompletingSources().HelpName, new Option<string>("--source").CompletingSources().HelpName));

    [Fact]
    public async Task Ids_of_sources_complete_from_the_folder_that_the_line_names()
    {
        _folder.Write("a.yaml", "id: gulf-herald\nname: x\n");
        _folder.Write("sub/b.yaml", "# a comment\nid: \"port-herald\"\n");
        _folder.Write("c.yaml", "no: id\n");

        var words = await SuggestAsync($"ingest try --sources {_folder.Path} ");

        Assert.Equal(["gulf-herald", "port-herald"], words.Where(word => word.EndsWith("herald", StringComparison.Ordinal)));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<IReadOnlyList<string>> SuggestAsync(string line) =>
        (await Verb.RunAsync($"[suggest:{line.Length}]", line)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
