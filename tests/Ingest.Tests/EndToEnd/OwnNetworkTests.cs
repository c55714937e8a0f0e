using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary><c>ingest discover</c> of a site of the own network.</summary>
public sealed class OwnNetworkTests : IAsyncLifetime
{
    private NewsStand _stand = null!;

    private string Site => $"http://{_stand.Address}/";

    public async ValueTask InitializeAsync()
    {
        _stand = await NewsStand.StartAsync();
        _stand.Add("127.0.0.1/", "<!doctype html><html lang=en><head><link rel=alternate type=application/rss+xml href=/rss.xml></head><body></body></html>")
            .AddFeed("127.0.0.1/rss.xml", Site + "news/1");
    }

    public ValueTask DisposeAsync() => _stand.DisposeAsync();

    [Theory]
    [InlineData("rss.xml", "/news/1")]
    [InlineData("", "/rss.xml", "--site")]
    public async Task It_is_read_when_that_is_allowed(string path, string found, params string[] more)
    {
        var refused = await Verb.RunAsync(["discover", Site + path, .. more]);
        var allowed = await Verb.RunAsync(["discover", Site + path, "--allow-private", .. more]);

        Assert.Equal((1, string.Empty), (refused.Exit, refused.Output));
        Assert.StartsWith($"{Site}{path}: with --allow-private it is read; ", Assert.Single(refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.True(allowed.Exit == 0, allowed.Error);
        Assert.EndsWith(found, Assert.Single(allowed.Lines).GetProperty("url").GetString(), StringComparison.Ordinal);
    }
}
