using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises about lists of stories.</summary>
public abstract class StoryListContract : StoreContract
{
    [Fact]
    public async Task Stories_are_listed_in_the_order_of_their_ids_page_by_page()
    {
        for (var n = 0; n < 7; n++)
        {
            await Store.Stories.PlaceAsync(Some.Draft($"https://a.example/{n}", keys: [(uint)(1000 * n)], at: Some.Now.AddMinutes(n)), SimplePlacement.Placement, null, Token);
        }

        var all = await ListAsync(new StoryQuery());
        var first = await ListAsync(new StoryQuery(Limit: 3));
        var rest = await ListAsync(new StoryQuery(After: first[^1].Id));

        Assert.Equal(all.Select(story => story.Id.Value).Order(StringComparer.Ordinal), all.Select(story => story.Id.Value));
        Assert.Equal(all.Select(story => story.Id), first.Concat(rest).Select(story => story.Id));
    }

    [Fact]
    public async Task The_latest_are_given_page_by_page_and_counted()
    {
        for (var n = 0; n < 5; n++)
        {
            await Store.Stories.PlaceAsync(Some.Draft($"https://a.example/{n}", keys: [(uint)(1000 * n)], at: Some.Now.AddMinutes(n), source: n == 2 ? "b" : "a"), SimplePlacement.Placement, null, Token);
        }

        var all = (await ListAsync(new StoryQuery())).Select(story => story.Id).Reverse().ToList();
        var first = await Store.Stories.LatestAsync(null, null, 2, Token);
        var rest = await Store.Stories.LatestAsync(null, first[^1].Id, 10, Token);

        Assert.Equal(all, first.Concat(rest).Select(story => story.Id));
        Assert.Equal((5, 4, 1), (await CountAsync(new()), await CountAsync(new(new SourceId("a"))), await CountAsync(new(new SourceId("b"), Limit: 0))));
        Assert.Equal((5, 0, 0), (await CountAsync(new(Search: first[0].Title.Split(' ')[0])), await CountAsync(new(Search: "nowhere")), await CountAsync(new(Search: "!"))));
        Assert.Equal(2, await CountAsync(new(UpdatedSince: Some.Now.AddMinutes(3))));
    }

    [Fact]
    public async Task A_list_can_be_narrowed_to_a_source_and_a_time()
    {
        await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: [1, 2, 3], source: "a"), SimplePlacement.Placement, null, Token);
        await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, 2, 3], source: "b"), SimplePlacement.Placement, null, Token);
        await Store.Stories.PlaceAsync(Some.Draft("https://c.example/1", keys: [9], source: "c", at: Some.Now.AddHours(1)), SimplePlacement.Placement, null, Token);

        Assert.Single(await ListAsync(new StoryQuery(new SourceId("b"))));
        Assert.Equal("c", Assert.Single(await ListAsync(new StoryQuery(UpdatedSince: Some.Now.AddMinutes(30)))).Source.Value);
    }

    [Fact]
    public async Task A_list_since_a_time_is_in_the_order_of_ids_and_is_narrowed_and_taken_up_like_any_other()
    {
        for (var n = 0; n < 4; n++)
        {
            await Store.Stories.PlaceAsync(Some.Draft($"https://a.example/{n}", keys: [(uint)(1000 * n)], at: Some.Now.AddMinutes(n), source: n == 2 ? "b" : "a"), SimplePlacement.Placement, null, Token);
        }

        var all = (await ListAsync(new StoryQuery())).ConvertAll(story => story.Id);
        var since = new StoryQuery(UpdatedSince: Some.Now.AddMinutes(1));

        Assert.Equal(all[1..], (await ListAsync(since)).Select(story => story.Id));
        Assert.Equal(all[2..3], (await ListAsync(since with { After = all[1], Limit = 1 })).Select(story => story.Id));
        Assert.Equal([all[1], all[3]], (await ListAsync(since with { Source = new SourceId("a") })).Select(story => story.Id));
    }

    private Task<long> CountAsync(StoryQuery query) => Store.Stories.CountAsync(query, Token);

    private async Task<List<Story>> ListAsync(StoryQuery query)
    {
        var stories = new List<Story>();
        await foreach (var story in Store.Stories.ListAsync(query, Token))
        {
            stories.Add(story);
        }

        return stories;
    }
}
