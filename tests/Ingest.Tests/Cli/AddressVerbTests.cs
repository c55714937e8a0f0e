using Ingest.Cli;
using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public sealed class AddressVerbTests
{
    [Theory]
    [InlineData("8.8.8.8", true, "a public address")]
    [InlineData("2606:4700::1111", true, "a public address")]
    [InlineData("[2606:4700::1111]", true, "a public address")]
    [InlineData("10.0.0.1", false, "10.0.0.1 is not public: private")]
    [InlineData("::1", false, "::1 is not public: loopback")]
    [InlineData("::ffff:169.254.169.254", false, "link-local, embedded in IPv6")]
    [InlineData("http://2130706433/", false, "127.0.0.1 is not public: loopback")]
    [InlineData("https://herald.example/a", true, "what its name resolves to is judged when it is connected to")]
    [InlineData("herald.example", true, "what its name resolves to is judged when it is connected to")]
    [InlineData("https://herald.example:8080/", false, "port 8080")]
    [InlineData("https://ada@herald.example/", false, "user name")]
    [InlineData("file:///etc/passwd", false, "scheme 'file'")]
    [InlineData("news.localhost", false, "loopback")]
    [InlineData("http://a\\@herald.example/", false, "backslash")]
    [InlineData("http://", false, "neither an address nor a URL")]
    public async Task An_address_is_judged_and_the_reason_told(string address, bool allowed, string why)
    {
        var result = await Verb.RunAsync("address", "--json", address);

        var verdict = Assert.Single(result.Lines);
        Assert.Equal(allowed ? 0 : 1, result.Exit);
        Assert.Equal((address, allowed), (verdict.GetProperty("address").GetString(), verdict.GetProperty("allowed").GetBoolean()));
        Assert.Contains(why, verdict.GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_are_read_from_standard_input()
    {
        var result = await RunAsync("10.0.0.1\n\n  8.8.8.8  \n", "address", "-", "192.168.0.1");

        Assert.Equal(1, result.Exit);
        Assert.Equal(
            [("10.0.0.1", false), ("8.8.8.8", true), ("192.168.0.1", false)],
            result.Lines.Select(line => (line.GetProperty("address").GetString(), line.GetProperty("allowed").GetBoolean())));
    }

    [Fact]
    public async Task Urls_for_their_canonical_form_too()
    {
        var result = await RunAsync("https://herald.example/a?utm_source=x\nhttps://herald.example/b\n", "canonical", "--json", "-");

        Assert.Equal(["https://herald.example/a", "https://herald.example/b"], result.Lines.Select(line => line.GetProperty("canonical").GetString()));
    }

    [Fact]
    public async Task A_line_that_is_no_address_does_not_stop_the_rest()
    {
        var result = await RunAsync("herald\nhttps://herald.example/b\n", "canonical", "--json", "-");

        Assert.Equal(2, result.Exit);
        Assert.Equal("https://herald.example/b", Assert.Single(result.Lines).GetProperty("canonical").GetString());
        Assert.Contains("'herald'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_read_a_line_a_verdict()
    {
        var result = await Verb.RunAsync("address", "10.0.0.1", "8.8.8.8");

        Assert.Equal(["refused  10.0.0.1", "allowed  8.8.8.8"], result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join("  ", line.Split("  ")[..2])));
    }

    [Fact]
    public async Task No_address_at_all_is_a_wrong_call() => Assert.Equal(2, (await Verb.RunAsync("address")).Exit);

    private static async Task<VerbResult> RunAsync(string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(args, new Terminal(new StringReader(input), output, error, IsInteractive: false), TestContext.Current.CancellationToken);
        return new VerbResult(exit, output.ToString(), error.ToString());
    }
}
