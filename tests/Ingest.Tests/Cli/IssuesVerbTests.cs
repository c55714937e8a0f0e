using Ingest.Backends;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Cli;

public sealed class IssuesVerbTests : IAsyncLifetime
{
    private readonly TempFolder _temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _temp.Write("sources/gazette.yaml", "id: gazette\ndiscover:\n  - feed: http://gazette.example/rss\n");
        await using var store = await StoreFactory.OpenAsync(_temp.At("a.db"), NullLogger.Instance, TimeProvider.System, Token);
        await store.MigrateAsync(Token);
        await store.Sources.SaveAsync(new SourceState { Id = new SourceId("herald"), OwnRules = [Some.OwnRule()] }, Token);
        await store.Sources.SaveAsync(new SourceState { Id = new SourceId("former"), OwnRules = [Some.OwnRule()] }, Token);
        await store.Sources.MarkFileGoneAsync(new SourceId("former"), Some.Now, Token);
    }

    public ValueTask DisposeAsync()
    {
        _temp.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData]
    [InlineData("herald")]
    public async Task A_source_of_the_store_that_no_file_holds_is_told_of_from_the_store(params string[] wanted)
    {
        var result = await Verb.RunAsync(["issues", .. wanted, "--store", _temp.At("a.db"), "--sources", _temp.At("sources")]);

        Assert.Equal(1, result.Exit);
        Assert.Contains($"1 source of this store has no file in '{_temp.At("sources")}' (--sources)", result.Error, StringComparison.Ordinal);
        Assert.Contains("herald: rule_broken", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("former: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_every_wanted_source_has_a_file_nothing_is_said_of_the_others()
    {
        var result = await Verb.RunAsync("issues", "gazette", "--store", _temp.At("a.db"), "--sources", _temp.At("sources"));

        Assert.Equal((0, "nothing to know or act on\n"), (result.Exit, result.Error));
    }
}
