using Ingest.Cli;
using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public sealed class HealthcheckVerbTests
{
    [Fact]
    public async Task A_daemon_that_takes_the_connection_and_hangs_is_not_ready()
    {
        await using var site = RawSite.Start(async (stream, token) => _ = await stream.ReadAsync(new byte[1], token));
        using var error = new StringWriter();
        var terminal = new Terminal(TextReader.Null, TextWriter.Null, error, IsInteractive: false);
        var listen = "http://" + site.ConnectTo;

        var exit = await HealthcheckVerb.AskAsync(listen, new Uri(listen), TimeSpan.FromMilliseconds(200), terminal, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Problems, exit);
        Assert.Contains("did not answer within 00:00:00.2", error.ToString(), StringComparison.Ordinal);
    }
}
