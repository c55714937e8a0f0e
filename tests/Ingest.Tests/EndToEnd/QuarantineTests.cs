using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

public sealed class QuarantineTests : IDisposable
{
    private const string Brief = "http://herald.example/news/brief";

    private readonly TempFolder _temp = new();

    [Fact]
    public async Task A_released_page_is_stored_by_the_next_run_and_stays_so()
    {
        await using var stand = await StandAsync();
        await RunAsync(stand);
        var listed = await Verb.RunAsync("quarantine", "herald", "--store", _temp.At("a.db"));

        var release = await Verb.RunAsync("quarantine", "release", Brief, "--store", _temp.At("a.db"));
        await RunAsync(stand);
        var stories = await Verb.RunAsync("export", "--store", _temp.At("a.db"));
        var after = await Verb.RunAsync("quarantine", "--store", _temp.At("a.db"));

        Assert.Matches($@"Z  herald  too_short  {Brief}  \d+ characters of text", listed.Output);
        Assert.Equal(0, release.Exit);
        Assert.Contains("released; source herald reads it at its next run, due 20", release.Output, StringComparison.Ordinal);
        Assert.Equal("The bridge over the Quil is open to carts again.", Assert.Single(stories.Lines).GetProperty("body").GetString());
        Assert.DoesNotContain(Brief, after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_gate_did_not_judge_cannot_be_released()
    {
        await using var stand = await StandAsync();
        await RunAsync(stand);

        var release = await Verb.RunAsync("quarantine", "release", "http://herald.example/news/picture", "http://herald.example/news/other", "barges", "--store", _temp.At("a.db"));

        Assert.Equal(1, release.Exit);
        Assert.Contains("news/picture: not released: it was rejected as not_html: content type image/png; that cannot be waived", release.Error, StringComparison.Ordinal);
        Assert.Contains("news/other: not released: no source has offered it", release.Error, StringComparison.Ordinal);
        Assert.Contains("barges: not released: not an absolute http or https address", release.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quarantine", "nosuch")]
    [InlineData("tail", "--source", "nosuch")]
    public async Task A_source_that_nothing_knows_is_named(params string[] call)
    {
        await using var stand = await StandAsync();
        await RunAsync(stand);

        var result = await Verb.RunAsync([.. call, "--store", _temp.At("a.db")]);

        Assert.Equal((1, string.Empty), (result.Exit, result.Output));
        Assert.Contains("the store knows no source 'nosuch'", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    private async Task<NewsStand> StandAsync()
    {
        _temp.Write("sources/herald.yaml", "id: herald\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: { delay: 0s }\n");
        var stand = await NewsStand.StartAsync();
        return stand.AddFeed("herald.example/rss", Brief, "http://herald.example/news/picture")
            .Add("herald.example/news/brief", "<html lang=en><title>Bridge</title><h1>Bridge opens</h1><article><p>The bridge over the Quil is open to carts again.</p></article></html>")
            .Add("herald.example/news/picture", context =>
            {
                context.Response.ContentType = "image/png";
                return context.Response.Body.WriteAsync("PNG"u8.ToArray()).AsTask();
            });
    }

    private Task<VerbResult> RunAsync(NewsStand stand) =>
        Verb.RunAsync("run", "--once", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", stand.Address);
}
