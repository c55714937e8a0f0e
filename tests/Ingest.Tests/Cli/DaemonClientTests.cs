using System.Text;
using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

/// <summary>What verbs make of what answers where the daemon should.</summary>
public sealed class DaemonClientTests
{
    [Theory]
    [InlineData(404, "application/json", "{\"detail\":\"Not Found\"}", "is another program")]
    [InlineData(200, "application/json", "null", "is another program")]
    [InlineData(200, "application/json", "[1,", "is another program")]
    [InlineData(200, "text/html", "<p>Welcome</p>", "is another program")]
    [InlineData(500, "application/json", "{\"source\":\"herald\",\"done\":true,\"words\":\"done\"}", "refused with 500")]
    public async Task Another_program_is_not_taken_for_the_daemon(int status, string type, string body, string words)
    {
        await using var site = await LoopbackSite.StartAsync();
        site.On("/api/v1/sources/herald/resume", Encoding.UTF8.GetBytes(body), type, status).On("/api/v1/reload", Encoding.UTF8.GetBytes(body), type, status);
        var url = "http://" + site.ConnectTo;

        var resume = await Verb.RunAsync("resume", "herald", "--url", url);
        var reload = await Verb.RunAsync("reload", "--url", url);

        Assert.Equal((1, 1), (resume.Exit, reload.Exit));
        Assert.Contains(words, resume.Error, StringComparison.Ordinal);
        Assert.Contains(words, reload.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_carried_out_is_told_when_the_next_order_fails()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.On("/api/v1/sources/herald/resume", Encoding.UTF8.GetBytes("{\"source\":\"herald\",\"done\":true,\"words\":\"is read again\"}"), "application/json")
            .On("/api/v1/sources/gazette/resume", context =>
            {
                context.Abort();
                return Task.CompletedTask;
            });

        var resume = await Verb.RunAsync("resume", "herald", "gazette", "--url", "http://" + site.ConnectTo);

        Assert.Equal(1, resume.Exit);
        Assert.Contains("source herald is read again", resume.Output, StringComparison.Ordinal);
        Assert.Contains("source gazette: what answers at http://" + site.ConnectTo + " gave no whole answer", resume.Error, StringComparison.Ordinal);
    }
}
