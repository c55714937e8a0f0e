using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises about the stories whose texts may be nearly that of a draft.</summary>
public abstract class NeighborContract : StoreContract
{
    [Fact]
    public async Task Of_many_callers_with_nearly_the_same_text_at_different_places_one_stores_it()
    {
        var changes = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => Store.Stories.PlaceAsync(Some.Draft($"https://house{n}.example/a", keys: [1, 2, 3, 4, 5, (uint)(100 + n)]), SimplePlacement.Placement, null, Token), Token)));

        Assert.Single(changes, change => change.Verdict is Verdict.New);
        var story = Assert.Single(await Store.Stories.LatestAsync(null, null, 2, Token));
        Assert.Equal(16, story.Appearances.Count);
    }

    [Fact]
    public async Task Stories_outside_the_window_are_no_neighbours()
    {
        await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: [1, 2, 3]), SimplePlacement.Placement, null, Token);

        var change = await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, 2, 3], at: Some.Now.AddHours(73)), SimplePlacement.Placement, null, Token);

        Assert.IsType<Verdict.New>(change.Verdict);
    }

    [Fact]
    public async Task A_single_shared_key_makes_no_neighbour_of_long_texts()
    {
        await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: [1, .. Keys(100)]), SimplePlacement.Placement, null, Token);
        var change = await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, .. Keys(500)]), SimplePlacement.Placement, null, Token);

        Assert.IsType<Verdict.New>(change.Verdict);
    }

    [Fact]
    public async Task Keys_that_too_many_stories_share_are_passed_over()
    {
        var rare = SimplePlacement.Placement with { MaxPostings = 3 };
        var apart = SimplePlacement.Placement with { Decide = (_, _) => new Verdict.New() };
        for (var n = 0; n < 5; n++)
        {
            await Store.Stories.PlaceAsync(Some.Draft($"https://house{n}.example/a", keys: [1, 2, (uint)(100 + n)]), apart, null, Token);
        }

        var change = await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, 2, 999]), rare, null, Token);

        Assert.IsType<Verdict.New>(change.Verdict);
    }

    [Fact]
    public async Task A_revision_keeps_the_earlier_state_and_is_found_by_both_texts()
    {
        var first = Some.Draft(keys: [1, 2, 3]);
        await Store.Stories.PlaceAsync(first, SimplePlacement.Placement, null, Token);

        await Store.Stories.PlaceAsync(Some.Draft(title: "More barges counted", keys: [7, 8, 9]), SimplePlacement.Placement, null, Token);
        var near = await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [7, 8, 9]), SimplePlacement.Placement, null, Token);
        var before = await Store.Stories.PlaceAsync(Some.Draft("https://c.example/1", keys: [1, 2, 3]), SimplePlacement.Placement, null, Token);

        var revision = Assert.Single(await Store.Stories.RevisionsAsync(first.Story.Id, Token));
        Assert.Equal("Barges counted at Quilport", revision.Before.Title);
        Assert.Equal("More barges counted", (await Store.Stories.FindAsync(first.Story.Id, Token))!.Title);
        Assert.Equal(first.Story.Id, near.Verdict.Target);
        Assert.Equal(first.Story.Id, before.Verdict.Target);
    }

    [Fact]
    public async Task Old_fingerprints_are_purged_and_the_stories_stay()
    {
        await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: [1, 2, 3]), SimplePlacement.Placement, null, Token);

        var (early, late) = (await Store.PurgeAsync(Retention.Default, Today.AddDays(6), Token), await Store.PurgeAsync(Retention.Default, Today.AddDays(8), Token));

        Assert.Equal((0, 1), (early, late));
        Assert.Equal(1, await Store.Stories.CountAsync(Token));
        var wide = SimplePlacement.Placement with { Window = TimeSpan.FromDays(30) };
        Assert.IsType<Verdict.New>((await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, 2, 3]), wide, null, Token)).Verdict);
    }

    [Fact]
    public async Task A_story_is_found_by_another_houses_print_of_it()
    {
        var joining = SimplePlacement.Placement with
        {
            Apply = (draft, target, verdict) => SimplePlacement.Apply(draft, target, verdict) with { Another = verdict is Verdict.Duplicate ? draft.Fingerprint : null },
        };
        var first = await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: Keys(100)), joining, null, Token);
        await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [.. Keys(100).Take(3), .. Keys(300)]), joining, null, Token);

        var copy = await Store.Stories.PlaceAsync(Some.Draft("https://c.example/1", keys: Keys(300)), joining, null, Token);

        Assert.Equal(first.Story!.Id, Assert.IsType<Verdict.Duplicate>(copy.Verdict).Of);
    }

    private static uint[] Keys(uint from) => [.. Enumerable.Range(0, 20).Select(n => from + (uint)n)];
}
