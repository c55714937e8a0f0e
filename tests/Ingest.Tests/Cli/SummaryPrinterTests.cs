using Ingest.Cli;
using Ingest.Core.Model;
using Ingest.Core.Reporting;

namespace Ingest.Tests.Cli;

public sealed class SummaryPrinterTests
{
    private static readonly string LongName = string.Join(' ', Enumerable.Repeat("The Quilport Herald", 20));

    [Fact]
    public void Where_no_terminal_is_nothing_is_wrapped()
    {
        var lines = Print(width: null, Run("herald", 12), Run("gazette", 1));

        Assert.Matches(@"herald \((The Quilport Herald ?){20}\)\s+12\s+12\s+12\s+12\s+0\s+0\s+0\s+0\s+0", Assert.Single(lines, line => line.Contains("herald (", StringComparison.Ordinal)));
        Assert.Matches(@"all 2 sources\s+13", Assert.Single(lines, line => line.Contains("all 2", StringComparison.Ordinal)));
        Assert.EndsWith("Failed are pages, feeds and sitemaps.", Assert.Single(lines, line => line.StartsWith("links: offered", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_narrow_terminal_gets_a_list()
    {
        var lines = Print(width: 80, Run("herald", 12));

        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains(lines, line => line.StartsWith("  links 12, new 12, pages 12, stored 12, duplicates 0", StringComparison.Ordinal));
    }

    [Fact]
    public void A_terminal_that_is_wide_enough_gets_a_table() =>
        Assert.Contains(Print(width: 120, Run("wire", 12)), line => line.Contains("source", StringComparison.Ordinal) && line.Contains("failed", StringComparison.Ordinal));

    [Fact]
    public void Of_nothing_there_is_neither_table_nor_legend() => Assert.Equal(["0 new stories, 7 in the store; 1.0 s."], Print(width: null));

    [Fact]
    public void One_is_not_many()
    {
        var lines = Print(width: null, Run("wire", 1));

        Assert.Contains("1 new story, 7 in the store; 1.0 s.", lines);
        Assert.DoesNotContain(lines, line => line.Contains("all 1", StringComparison.Ordinal));
    }

    [Fact]
    public void That_only_the_first_failure_of_a_source_is_shown_is_said()
    {
        var lines = Print(width: null, Run("wire", 1) with { FirstError = "http://wire.example/2: not_found: 404" });

        Assert.Equal("  wire: http://wire.example/2: not_found: 404", lines[lines.IndexOf("The first failure of each source:") + 1]);
    }

    [Theory]
    [InlineData("\u001b[2J\u001b]0;owned\u0007Barges", " [2J ]0;owned Barges")]
    [InlineData("a\r\nb\u0085c\u2028d\u2029e", "a  b c d e")]
    [InlineData("\u202Egpj.exe\u2066x\u2069", " gpj.exe x ")]
    [InlineData("\u009b31mred", " 31mred")]
    [InlineData("عاجل\u200F: القوارب", "عاجل\u200F: القوارب")]
    public void Nothing_in_a_title_commands_the_terminal(string title, string plain) => Assert.Equal(plain, SummaryPrinter.Plain(title));

    private static RunReport Run(string source, int pages) => new()
    {
        Source = new SourceId(source),
        StartedAt = default,
        Duration = default,
        Links = pages,
        NewLinks = pages,
        Pages = pages,
        Stored = pages,
    };

    private static List<string> Print(int? width, params RunReport[] runs)
    {
        using var output = new StringWriter();
        var names = runs.ToDictionary(run => run.Source, run => run.Source.Value == "herald" ? LongName : run.Source.Value);

        SummaryPrinter.Print(new RunSummary(runs, [], 7, TimeSpan.FromSeconds(1)), names, new Terminal(TextReader.Null, output, TextWriter.Null, false) { Width = width }, json: false);

        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
