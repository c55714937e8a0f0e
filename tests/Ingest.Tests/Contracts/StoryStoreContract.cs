using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises about placing stories.</summary>
public abstract class StoryStoreContract : StoreContract
{
    [Fact]
    public async Task A_new_story_is_found_again_with_every_field()
    {
        var draft = Some.Draft() with { Story = Some.FullStory() };

        await Store.Stories.PlaceAsync(draft, SimplePlacement.Placement, null, Token);
        await ReopenAsync();

        Assert.Equivalent(draft.Story, await Store.Stories.FindAsync(draft.Story.Id, Token), strict: true);
    }

    [Fact]
    public async Task Dates_keep_their_offset_and_milliseconds()
    {
        var at = new DateTimeOffset(2026, 3, 2, 9, 40, 12, 345, TimeSpan.FromHours(5.5));
        var draft = Some.Draft();
        draft = draft with { Story = draft.Story with { Published = draft.Story.Published! with { At = at } } };

        await Store.Stories.PlaceAsync(draft, SimplePlacement.Placement, null, Token);

        var found = await Store.Stories.FindAsync(draft.Story.Id, Token);
        Assert.Equal(at, found!.Published!.At);
        Assert.Equal(at.Offset, found.Published.At.Offset);
    }

    [Fact]
    public async Task Placing_the_same_story_twice_keeps_one()
    {
        await Store.Stories.PlaceAsync(Some.Draft(), SimplePlacement.Placement, null, Token);
        var again = await Store.Stories.PlaceAsync(Some.Draft(), SimplePlacement.Placement, null, Token);

        Assert.IsType<Verdict.Unchanged>(again.Verdict);
        Assert.Equal(1, await Store.Stories.CountAsync(Token));
    }

    [Fact]
    public async Task Stories_placed_together_are_judged_in_view_of_those_before()
    {
        StoryDraft[] drafts = [Some.Draft("https://a.example/1", keys: [1, 2, 3]), Some.Draft("https://b.example/1", keys: [1, 2, 3]), Some.Draft("https://c.example/1", keys: [7, 8, 9])];

        var changes = await Store.Stories.PlaceAllAsync(drafts, SimplePlacement.Placement, Token);
        var again = await Store.Stories.PlaceAllAsync(drafts, SimplePlacement.Placement, Token);
        await ReopenAsync();

        Assert.Equal(["new", "duplicate", "new"], changes.Select(change => change.Verdict.Name));
        Assert.All([again[0], again[2]], change => Assert.IsType<Verdict.Unchanged>(change.Verdict));
        Assert.Equal(2, await Store.Stories.CountAsync(Token));
        Assert.Equal(2, (await Store.Stories.FindAsync(drafts[0].Story.Id, Token))!.Appearances.DistinctBy(seen => seen.Url).Count());
    }

    [Fact]
    public async Task Of_many_callers_with_the_same_url_one_stores_it()
    {
        var changes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Store.Stories.PlaceAsync(Some.Draft(), SimplePlacement.Placement, null, Token), Token)));

        Assert.Single(changes, change => change.Verdict is Verdict.New);
        Assert.Equal(1, await Store.Stories.CountAsync(Token));
    }

    [Fact]
    public async Task A_second_instance_on_the_same_store_sees_what_the_first_placed()
    {
        var other = await OpenAsync();
        await using var _ = other;

        await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: [1, 2, 3]), SimplePlacement.Placement, null, Token);
        var change = await other.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, 2, 3]), SimplePlacement.Placement, null, Token);

        Assert.IsType<Verdict.Duplicate>(change.Verdict);
    }

    [Fact]
    public async Task Every_key_of_a_draft_leads_to_its_story()
    {
        var draft = Some.Draft() with { AliasKeys = ["as-offered", "as-redirected"] };

        await Store.Stories.PlaceAsync(draft, SimplePlacement.Placement, null, Token);

        foreach (var key in new[] { draft.UrlKey, "as-offered", "as-redirected" })
        {
            Assert.Equal(draft.Story.Id, (await Store.Stories.FindByUrlAsync(key, Token))?.Id);
        }

        Assert.Null(await Store.Stories.FindByUrlAsync("unknown", Token));
    }

    [Fact]
    public async Task The_place_of_a_duplicate_leads_to_the_story_as_well()
    {
        var first = Some.Draft("https://a.example/1", keys: [1, 2, 3]);
        var second = Some.Draft("https://b.example/1", keys: [1, 2, 3]);

        await Store.Stories.PlaceAsync(first, SimplePlacement.Placement, null, Token);
        await Store.Stories.PlaceAsync(second, SimplePlacement.Placement, null, Token);

        Assert.Equal(first.Story.Id, (await Store.Stories.FindByUrlAsync(second.UrlKey, Token))?.Id);
    }

    [Fact]
    public async Task Placing_settles_the_link_in_the_same_step()
    {
        await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: [1, 2, 3]), SimplePlacement.Placement, Some.Link("first"), Token);
        var second = await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, 2, 3]), SimplePlacement.Placement, Some.Link("second"), Token);

        var (stored, copied) = (await Store.Links.FindAsync("first", Token), await Store.Links.FindAsync("second", Token));
        Assert.Equal((LinkState.Stored, second.Verdict.Target), (stored!.State, stored.Story));
        Assert.Equal((LinkState.Duplicate, second.Verdict.Target), (copied!.State, copied.Story));
    }

    [Fact]
    public async Task What_throws_while_placing_leaves_nothing_behind()
    {
        var broken = SimplePlacement.Placement with { Apply = (_, _, _) => throw new InvalidOperationException("made to fail") };

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.Stories.PlaceAsync(Some.Draft(), broken, Some.Link(), Token));

        Assert.Equal(0, await Store.Stories.CountAsync(Token));
        Assert.Null(await Store.Links.FindAsync("key", Token));
    }

    [Fact]
    public async Task A_cancelled_placing_leaves_nothing_behind()
    {
        using var cancelled = new CancellationTokenSource();
        var late = SimplePlacement.Placement with
        {
            Decide = (_, _) =>
            {
                cancelled.Cancel();
                return new Verdict.New();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.Stories.PlaceAsync(Some.Draft(), late, null, cancelled.Token));

        Assert.Equal(0, await Store.Stories.CountAsync(Token));
    }
}
