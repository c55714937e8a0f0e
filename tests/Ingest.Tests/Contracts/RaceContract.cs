using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Options;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises to writers that tell the same news at the same time, each through a store of its own.</summary>
public abstract class RaceContract : StoreContract
{
    private const int Stories = 10;

    private static readonly Placement Placement = new(new StoryMatcher(Options.Create(new DeduplicationOptions())).Decide, StoryChanges.Apply, TimeSpan.FromHours(72));

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Writers_of_the_same_stories_at_once_store_each_once_and_lose_none(int writers) =>
        await RaceAsync(writers, (_, n) => MadeUpNews.Words(n, 200));

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Writers_of_nearly_the_same_stories_at_once_store_each_once_and_lose_none(int writers) =>
        await RaceAsync(writers, (writer, n) => $"{MadeUpNews.Words(n, 200 - (3 * writer))} {MadeUpNews.Words(1_000 + writer, 4)}");

    private async Task RaceAsync(int writers, Func<int, int, string> tell)
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => OpenAsync()));
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var races = Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(writer), Token)).ToList();
        start.SetResult();
        await Task.WhenAll(races);

        var stories = new List<Story>();
        await foreach (var story in Store.Stories.ListAsync(new StoryQuery(), Token))
        {
            stories.Add(story);
        }

        Assert.Equal(Enumerable.Range(0, Stories).Select(Title).Order(), stories.Select(story => story.Title).Order());
        Assert.All(stories, story => Assert.Equal(writers, story.Appearances.Select(appearance => appearance.Source).Distinct().Count()));
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }

        async Task WriteAsync(int writer)
        {
            await start.Task;
            for (var n = 0; n < Stories; n++)
            {
                await stores[writer].Stories.PlaceAsync(Some.Told(tell(writer, n), Title(n), $"house-{writer}", $"https://house-{writer}.example/{n}"), Placement, null, Token);
            }
        }
    }

    private static string Title(int n) => $"Barges counted {n}";
}
