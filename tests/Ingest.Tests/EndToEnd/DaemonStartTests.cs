using System.Net;
using System.Net.Sockets;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>A daemon that cannot start says why in one line and ends with 78: no stack trace, no half start.</summary>
public sealed class DaemonStartTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public DaemonStartTests() => _temp.Write("sources/herald.yaml", "id: herald\ndiscover:\n  - feed: http://herald.example/rss\n");

    [Theory]
    [InlineData("localhost:8630", "Daemon:Listen is 'localhost:8630', which is no http address")]
    [InlineData("https://127.0.0.1:0", "Daemon:Listen is 'https://127.0.0.1:0', which is no http address")]
    [InlineData("http://192.0.2.1:8630", "the health endpoints cannot listen at http://192.0.2.1:8630")]
    public async Task An_address_that_cannot_be_listened_at_ends_the_start(string listen, string word) => await AssertEndsAsync(listen, word);

    [Fact]
    public async Task A_port_in_use_ends_the_start()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var listen = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        await AssertEndsAsync(listen, $"the health endpoints cannot listen at {listen}: Failed to bind to address {listen}: address already in use. Is another daemon running?");
    }

    [Theory]
    [InlineData("""{ "Daemon": { "SourcesAtOnce": 0 } }""", "SourcesAtOnce")]
    [InlineData("""{ "Daemon": { "SourcesAtOnce": "many" } }""", "Daemon:SourcesAtOnce")]
    [InlineData("""{ "Daemon": { "DrainWithin": "99:00:00" }, "Fetch": { "Retries": -1 } }""", "DrainWithin", "Retries")]
    [InlineData("""{ "Pipeline": { "RevisitAfter": [ "-01:00:00" ] } }""", "Pipeline:RevisitAfter has -01:00:00")]
    [InlineData("""{ "Daemon": { "Listn": "x" } }""", "did you mean \"Daemon:Listen\"?")]
    [InlineData("""{ "Daemon": """, "settings file")]
    public async Task Bad_settings_end_daemon_and_single_run_with_a_line_each(string settings, params string[] words)
    {
        string[] run = ["run", "--config", _temp.Write("ingest.json", settings), "--sources", _temp.At("sources"), "--store", _temp.At("a.db")];
        using var daemon = ChildIngest.Start(run);

        foreach (var end in new[] { await daemon.EndAsync(TestContext.Current.CancellationToken), await Verb.RunAsync([.. run, "--once"]) })
        {
            Assert.Equal(78, end.Exit);
            var lines = end.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.All(lines, line => Assert.StartsWith("ingest: ", line, StringComparison.Ordinal));
            Assert.Equal(words.Length, lines.Length);
            Assert.All(words, word => Assert.Contains(word, end.Error));
        }
    }

    [Fact]
    public async Task SIGHUP_has_the_source_files_read_again()
    {
        _temp.Write("sources/herald.yaml", "id: herald\nenabled: false\ndiscover:\n  - feed: http://herald.example/rss\n");
        using var child = ChildIngest.Start("run", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"));
        await child.SaysAsync(" started: ").WaitAsync(TestContext.Current.CancellationToken);

        _temp.Write("sources/gazette.yaml", "id: gazette\nenabled: false\ndiscover:\n  - feed: http://gazette.example/rss\n");
        child.HangUp();
        await child.SaysAsync("SIGHUP: source files are read again").WaitAsync(TestContext.Current.CancellationToken);
        await child.SaysAsync("Source gazette: added").WaitAsync(TestContext.Current.CancellationToken);
        child.Terminate();

        Assert.Equal(0, (await child.EndAsync(TestContext.Current.CancellationToken)).Exit);
    }

    public void Dispose() => _temp.Dispose();

    private async Task AssertEndsAsync(string listen, string word)
    {
        using var child = ChildIngest.StartListening(listen, "run", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"));

        var end = await child.EndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(78, end.Exit);
        Assert.StartsWith("ingest: ", Assert.Single(end.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains(word, end.Error);
    }
}
