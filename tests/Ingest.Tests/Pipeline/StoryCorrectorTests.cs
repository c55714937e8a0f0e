using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Tests.Pipeline;

public sealed class StoryCorrectorTests : IAsyncLifetime
{
    private const string Herald = "https://herald.example/news/1";
    private const string Gazette = "https://gazette.example/news/1";
    private const string Hill = "https://hill.example/news/1";

    private SourceLife _life = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StoryCorrector Corrector => _life.Services.GetRequiredService<StoryCorrector>();

    public async ValueTask InitializeAsync() => _life = await SourceLife.OpenAsync();

    public ValueTask DisposeAsync() => _life.DisposeAsync();

    [Fact]
    public async Task A_text_that_can_neither_be_had_nor_read_again_is_not_split_off()
    {
        var story = await PlaceAsync(1, "herald", Herald);
        await PlaceAsync(1, "gazette", Gazette);

        var split = await Corrector.SplitAsync(story.Value, new Uri(Gazette), SourceSet.Empty, Token);

        Assert.Equal($"the text of {Gazette} was not kept, and no link leads to that address, so that it cannot be read again", split.Problem);
        Assert.Equal(2, (await _life.Store.Stories.FindAsync(story, Token))!.Appearances.Count);
    }

    [Fact]
    public async Task A_story_that_leaves_again_takes_the_links_of_all_its_places_along()
    {
        var into = await PlaceAsync(1, "herald", Herald);
        var from = await PlaceAsync(2, "gazette", Gazette, linked: true);
        await PlaceAsync(2, "hill", Hill, linked: true);

        await Corrector.MergeAsync(into.Value, from.Value, Token);
        var split = await Corrector.SplitAsync(into.Value, new Uri(Gazette), SourceSet.Empty, Token);

        Assert.Equal(from, split.Other?.Id);
        Assert.Equal((from, LinkState.Stored), await LinkAsync(Gazette));
        Assert.Equal((from, LinkState.Duplicate), await LinkAsync(Hill));
    }

    private async Task<StoryId> PlaceAsync(int text, string source, string url, bool linked = false)
    {
        var draft = Some.Told(MadeUpNews.Words(text, 200), "News number " + text, source, url) with { UrlKey = CanonicalUrl.Key(new Uri(url)) };
        var change = await _life.Store.Stories.PlaceAsync(
            draft, _life.Services.GetRequiredService<StoryPlacer>().Placement, linked ? Some.Link(draft.UrlKey, source) : null, Token);
        return change.Story?.Id ?? change.Verdict.Target!.Value;
    }

    private async Task<(StoryId?, LinkState)> LinkAsync(string url)
    {
        var link = await _life.Store.Links.FindAsync(CanonicalUrl.Key(new Uri(url)), Token);
        return (link!.Story, link.State);
    }
}
