using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public sealed class ImportVerbTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task A_file_that_is_something_else_is_not_told_line_by_line()
    {
        _temp.Write("in.jsonl", string.Concat(Enumerable.Range(1, 1000).Select(n => $"{n};not;json\n")));

        var import = await Verb.RunAsync("import", _temp.At("in.jsonl"), "--store", _temp.At("a.db"));

        var told = import.Error.Split('\n').Count(line => line.Contains("in.jsonl:", StringComparison.Ordinal) && line.Contains("not JSON", StringComparison.Ordinal));
        Assert.Equal((1, 20), (import.Exit, told));
        Assert.Contains("… and 980 more lines that cannot be read", import.Error);
        Assert.Contains("0 stories placed", import.Error);
        Assert.Contains("1000 lines rejected", import.Error);
    }

    [Fact]
    public async Task The_last_problem_that_is_told_needs_no_more()
    {
        _temp.Write("in.jsonl", string.Concat(Enumerable.Repeat("no\n", 20)));

        var import = await Verb.RunAsync("import", _temp.At("in.jsonl"), "--store", _temp.At("a.db"));

        Assert.DoesNotContain("more lines", import.Error);
    }

    [Fact]
    public async Task An_empty_file_is_a_problem()
    {
        _temp.Write("in.jsonl", "\n");

        var import = await Verb.RunAsync("import", _temp.At("in.jsonl"), "--store", _temp.At("a.db"));

        Assert.Equal(1, import.Exit);
        Assert.Contains("holds no line", import.Error);
    }

    public void Dispose() => _temp.Dispose();
}
