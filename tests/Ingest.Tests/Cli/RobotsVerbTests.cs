using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public sealed class RobotsVerbTests : IDisposable
{
    private const string Rules = "User-agent: *\nDisallow: /private\n\nUser-agent: quaybot\nDisallow: /\nAllow: /private/open$\n";
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("/news", "ingest", true, null, null)]
    [InlineData("/private/a", "ingest", false, 2, "Disallow: /private")]
    [InlineData("https://herald.example/private/open", "quaybot", true, 6, "Allow: /private/open$")]
    [InlineData("/private/open/a", "QuayBot/2.1", false, 5, "Disallow: /")]
    public async Task A_saved_file_is_judged_by_the_line_that_decides(string target, string agent, bool allowed, int? line, string? rule)
    {
        var result = await Verb.RunAsync("robots", _temp.Write("robots.txt", Rules), target, "--agent", agent, "--json");

        Assert.Equal((0, allowed, line, rule), Verdict(result));
        Assert.Equal(["allowed", "line", "rule"], Assert.Single(result.Lines).EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task A_site_is_asked_for_its_own()
    {
        await using var stand = await NewsStand.StartAsync();
        stand.Add("herald.example/robots.txt", Rules, "text/plain");

        var result = await Verb.RunAsync("robots", "http://herald.example/robots.txt", "/private/a", "--connect-to", stand.Address);

        Assert.Equal((0, false, 2, "Disallow: /private"), Verdict(result));
        Assert.Equal(["GET herald.example/robots.txt 200"], stand.Requests);
    }

    [Fact]
    public async Task A_site_that_cannot_tell_allows_nothing_and_says_why()
    {
        await using var stand = await NewsStand.StartAsync();
        stand.Add("herald.example/robots.txt", context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        });

        var result = await Verb.RunAsync("robots", "http://herald.example/", "/news", "--connect-to", stand.Address);

        Assert.Equal((1, false, null, null), Verdict(result));
        Assert.Contains("asked_to_wait", Assert.Single(result.Lines).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_may_not_be_asked_is_an_error_and_no_verdict()
    {
        var result = await Verb.RunAsync("robots", "http://127.0.0.1/", "/news");

        Assert.Equal((1, string.Empty), (result.Exit, result.Output));
        Assert.StartsWith("http://127.0.0.1/news: its robots.txt may not be asked for: 127.0.0.1 is not public", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_s_address_is_a_wrong_call() =>
        Assert.Equal(2, (await Verb.RunAsync("robots", "http://herald.example/", "http://gazette.example/a")).Exit);

    private static (int, bool, int?, string?) Verdict(VerbResult result)
    {
        var verdict = Assert.Single(result.Lines);
        return (result.Exit, verdict.GetProperty("allowed").GetBoolean(), verdict.GetProperty("line").ValueKind == System.Text.Json.JsonValueKind.Null ? null : verdict.GetProperty("line").GetInt32(), verdict.GetProperty("rule").GetString());
    }
}
