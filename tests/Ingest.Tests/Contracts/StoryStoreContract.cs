using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises about stories.</summary>
public abstract class StoryStoreContract : StoreContract
{
    /// <summary>Judges by place, then by any near neighbour: enough to see what the store offers.</summary>
    private static readonly Placement Simple = new(Decide, Apply, TimeSpan.FromHours(72));

    [Fact]
    public async Task A_new_story_is_found_again_with_every_field()
    {
        var draft = Some.Draft() with { Story = Some.FullStory() };

        await Store.Stories.PlaceAsync(draft, Simple, null, Token);
        await ReopenAsync();

        Assert.Equivalent(draft.Story, await Store.Stories.FindAsync(draft.Story.Id, Token), strict: true);
    }

    [Fact]
    public async Task Dates_keep_their_offset_and_milliseconds()
    {
        var at = new DateTimeOffset(2026, 3, 2, 9, 40, 12, 345, TimeSpan.FromHours(5.5));
        var draft = Some.Draft();
        draft = draft with { Story = draft.Story with { Published = draft.Story.Published! with { At = at } } };

        await Store.Stories.PlaceAsync(draft, Simple, null, Token);

        var found = await Store.Stories.FindAsync(draft.Story.Id, Token);
        Assert.Equal(at, found!.Published!.At);
        Assert.Equal(at.Offset, found.Published.At.Offset);
    }

    [Fact]
    public async Task Placing_the_same_story_twice_keeps_one()
    {
        await Store.Stories.PlaceAsync(Some.Draft(), Simple, null, Token);
        var again = await Store.Stories.PlaceAsync(Some.Draft(), Simple, null, Token);

        Assert.IsType<Verdict.Unchanged>(again.Verdict);
        Assert.Equal(1, await Store.Stories.CountAsync(Token));
    }

    [Fact]
    public async Task Of_many_callers_with_the_same_url_one_stores_it()
    {
        var changes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Store.Stories.PlaceAsync(Some.Draft(), Simple, null, Token), Token)));

        Assert.Single(changes, change => change.Verdict is Verdict.New);
        Assert.Equal(1, await Store.Stories.CountAsync(Token));
    }

    [Fact]
    public async Task Of_many_callers_with_nearly_the_same_text_at_different_places_one_stores_it()
    {
        var changes = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => Store.Stories.PlaceAsync(Some.Draft($"https://house{n}.example/a", keys: [1, 2, 3, 4, 5, (uint)(100 + n)]), Simple, null, Token), Token)));

        Assert.Single(changes, change => change.Verdict is Verdict.New);
        var story = Assert.Single(await ListAsync(new StoryQuery()));
        Assert.Equal(16, story.Appearances.Count);
    }

    [Fact]
    public async Task A_second_instance_on_the_same_store_sees_what_the_first_placed()
    {
        var other = await OpenAsync();
        await using var _ = other;

        await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: [1, 2, 3]), Simple, null, Token);
        var change = await other.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, 2, 3]), Simple, null, Token);

        Assert.IsType<Verdict.Duplicate>(change.Verdict);
    }

    [Fact]
    public async Task Every_key_of_a_draft_leads_to_its_story()
    {
        var draft = Some.Draft() with { AliasKeys = ["as-offered", "as-redirected"] };

        await Store.Stories.PlaceAsync(draft, Simple, null, Token);

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

        await Store.Stories.PlaceAsync(first, Simple, null, Token);
        await Store.Stories.PlaceAsync(second, Simple, null, Token);

        Assert.Equal(first.Story.Id, (await Store.Stories.FindByUrlAsync(second.UrlKey, Token))?.Id);
    }

    [Fact]
    public async Task Stories_outside_the_window_are_no_neighbours()
    {
        await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: [1, 2, 3]), Simple, null, Token);

        var change = await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, 2, 3], at: Some.Now.AddHours(73)), Simple, null, Token);

        Assert.IsType<Verdict.New>(change.Verdict);
    }

    [Fact]
    public async Task A_single_shared_key_makes_no_neighbour_of_long_texts()
    {
        uint[] Keys(uint from) => [1, .. Enumerable.Range(0, 20).Select(n => from + (uint)n)];

        await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: Keys(100)), Simple, null, Token);
        var change = await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: Keys(500)), Simple, null, Token);

        Assert.IsType<Verdict.New>(change.Verdict);
    }

    [Fact]
    public async Task Keys_that_too_many_stories_share_are_passed_over()
    {
        var rare = Simple with { MaxPostings = 3 };
        var apart = Simple with { Decide = (_, _) => new Verdict.New() };
        for (var n = 0; n < 5; n++)
        {
            await Store.Stories.PlaceAsync(Some.Draft($"https://house{n}.example/a", keys: [1, 2, (uint)(100 + n)]), apart, null, Token);
        }

        var change = await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, 2, 999]), rare, null, Token);

        Assert.IsType<Verdict.New>(change.Verdict);
    }

    [Fact]
    public async Task A_guid_is_believed_once_the_source_has_proved_it()
    {
        await Store.Links.OfferAsync([.. Enumerable.Range(0, 30).Select(n => Some.Link("offer" + n))], Token);
        await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/old", guid: "guid-offer1"), Simple, null, Token);

        var moved = await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/new", guid: "guid-offer1"), Simple, null, Token);

        Assert.IsType<Verdict.Unchanged>(moved.Verdict);
    }

    [Fact]
    public async Task A_guid_that_came_before_the_source_had_proved_it_is_believed_later()
    {
        await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/old", guid: "guid-offer1"), Simple, null, Token);
        await Store.Links.OfferAsync([.. Enumerable.Range(0, 30).Select(n => Some.Link("offer" + n))], Token);
        await ReopenAsync();

        var moved = await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/new", guid: "guid-offer1"), Simple, null, Token);

        Assert.IsType<Verdict.Unchanged>(moved.Verdict);
    }

    [Fact]
    public async Task Links_without_a_guid_say_nothing_against_it()
    {
        await Store.Links.OfferAsync([.. Enumerable.Range(0, 30).Select(n => Some.Link("offer" + n))], Token);
        await Store.Links.OfferAsync([.. Enumerable.Range(0, 300).Select(n => Some.Link("listed" + n) with { Link = new Link { Url = new Uri($"https://herald.example/{n}") } })], Token);
        await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/old", guid: "guid-offer1"), Simple, null, Token);

        var moved = await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/new", guid: "guid-offer1"), Simple, null, Token);

        Assert.IsType<Verdict.Unchanged>(moved.Verdict);
    }

    [Fact]
    public async Task The_identifiers_of_a_source_are_counted()
    {
        await Store.Links.OfferAsync([.. Enumerable.Range(0, 30).Select(n => Some.Link("offer" + n) with { Link = new Link { Url = new Uri($"https://herald.example/{n}"), Guid = "guid" + Math.Min(n, 26) } })], Token);
        await Store.Links.OfferAsync([Some.Link("listed") with { Link = new Link { Url = new Uri("https://herald.example/listed") } }, Some.Link("other", "gazette")], Token);

        var count = await Store.Links.CountGuidsAsync(new SourceId("herald"), Token);

        Assert.Equal(new GuidCount(30, 27), count);
        Assert.Equal("27 different in 30 offers: not believed, because too many are used for several addresses; stories are known by address and text", count.ToString());
        Assert.Equal(new GuidCount(0, 0), await Store.Links.CountGuidsAsync(new SourceId("hill"), Token));
    }

    [Fact]
    public async Task A_guid_that_a_source_repeats_is_not_believed()
    {
        await Store.Links.OfferAsync([.. Enumerable.Range(0, 30).Select(n => Some.Link("offer" + n) with { Link = new Link { Url = new Uri($"https://herald.example/{n}"), Guid = "same" } })], Token);
        await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/old", guid: "same"), Simple, null, Token);

        var other = await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/new", guid: "same"), Simple, null, Token);

        Assert.IsType<Verdict.New>(other.Verdict);
    }

    [Fact]
    public async Task A_revision_keeps_the_earlier_state_and_is_found_by_both_texts()
    {
        var first = Some.Draft(keys: [1, 2, 3]);
        await Store.Stories.PlaceAsync(first, Simple, null, Token);

        await Store.Stories.PlaceAsync(Some.Draft(title: "More barges counted", keys: [7, 8, 9]), Simple, null, Token);
        var near = await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [7, 8, 9]), Simple, null, Token);
        var before = await Store.Stories.PlaceAsync(Some.Draft("https://c.example/1", keys: [1, 2, 3]), Simple, null, Token);

        var revision = Assert.Single(await Store.Stories.RevisionsAsync(first.Story.Id, Token));
        Assert.Equal("Barges counted at Quilport", revision.Before.Title);
        Assert.Equal("More barges counted", (await Store.Stories.FindAsync(first.Story.Id, Token))!.Title);
        Assert.Equal(first.Story.Id, near.Verdict.Target);
        Assert.Equal(first.Story.Id, before.Verdict.Target);
    }

    [Fact]
    public async Task Placing_settles_the_link_in_the_same_step()
    {
        await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: [1, 2, 3]), Simple, Some.Link("first"), Token);
        var second = await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, 2, 3]), Simple, Some.Link("second"), Token);

        var (stored, copied) = (await Store.Links.FindAsync("first", Token), await Store.Links.FindAsync("second", Token));
        Assert.Equal((LinkState.Stored, second.Verdict.Target), (stored!.State, stored.Story));
        Assert.Equal((LinkState.Duplicate, second.Verdict.Target), (copied!.State, copied.Story));
    }

    [Fact]
    public async Task What_throws_while_placing_leaves_nothing_behind()
    {
        var broken = Simple with { Apply = (_, _, _) => throw new InvalidOperationException("made to fail") };

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.Stories.PlaceAsync(Some.Draft(), broken, Some.Link(), Token));

        Assert.Equal(0, await Store.Stories.CountAsync(Token));
        Assert.Null(await Store.Links.FindAsync("key", Token));
    }

    [Fact]
    public async Task A_cancelled_placing_leaves_nothing_behind()
    {
        using var cancelled = new CancellationTokenSource();
        var late = Simple with
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

    [Fact]
    public async Task Stories_are_listed_in_the_order_of_their_ids_page_by_page()
    {
        for (var n = 0; n < 7; n++)
        {
            await Store.Stories.PlaceAsync(Some.Draft($"https://a.example/{n}", keys: [(uint)(1000 * n)], at: Some.Now.AddMinutes(n)), Simple, null, Token);
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
            await Store.Stories.PlaceAsync(Some.Draft($"https://a.example/{n}", keys: [(uint)(1000 * n)], at: Some.Now.AddMinutes(n), source: n == 2 ? "b" : "a"), Simple, null, Token);
        }

        var all = (await ListAsync(new StoryQuery())).Select(story => story.Id).Reverse().ToList();
        var first = await Store.Stories.LatestAsync(null, null, 2, Token);
        var rest = await Store.Stories.LatestAsync(null, first[^1].Id, 10, Token);

        Assert.Equal(all, first.Concat(rest).Select(story => story.Id));
        Assert.Equal((5, 4, 1), (await CountAsync(new()), await CountAsync(new(new SourceId("a"))), await CountAsync(new(new SourceId("b"), Limit: 0))));
        Assert.Equal((5, 0, 0), (await CountAsync(new(Search: first[0].Title.Split(' ')[0])), await CountAsync(new(Search: "nowhere")), await CountAsync(new(Search: "!"))));
        Assert.Equal(2, await CountAsync(new(UpdatedSince: Some.Now.AddMinutes(3))));
    }

    private Task<long> CountAsync(StoryQuery query) => Store.Stories.CountAsync(query, Token);

    [Fact]
    public async Task A_list_can_be_narrowed_to_a_source_and_a_time()
    {
        await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: [1, 2, 3], source: "a"), Simple, null, Token);
        await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, 2, 3], source: "b"), Simple, null, Token);
        await Store.Stories.PlaceAsync(Some.Draft("https://c.example/1", keys: [9], source: "c", at: Some.Now.AddHours(1)), Simple, null, Token);

        Assert.Single(await ListAsync(new StoryQuery(new SourceId("b"))));
        Assert.Equal("c", Assert.Single(await ListAsync(new StoryQuery(UpdatedSince: Some.Now.AddMinutes(30)))).Source.Value);
    }

    [Fact]
    public async Task Old_fingerprints_are_purged_and_the_stories_stay()
    {
        await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: [1, 2, 3]), Simple, null, Token);

        var (early, late) = (await Store.PurgeAsync(Retention.Default, Today.AddDays(6), Token), await Store.PurgeAsync(Retention.Default, Today.AddDays(8), Token));

        Assert.Equal((0, 1), (early, late));
        Assert.Equal(1, await Store.Stories.CountAsync(Token));
        var wide = Simple with { Window = TimeSpan.FromDays(30) };
        Assert.IsType<Verdict.New>((await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, 2, 3]), wide, null, Token)).Verdict);
    }

    [Fact]
    public async Task A_story_is_found_by_another_houses_print_of_it()
    {
        var joining = Simple with
        {
            Apply = (draft, target, verdict) => Apply(draft, target, verdict) with { Another = verdict is Verdict.Duplicate ? draft.Fingerprint : null },
        };
        var first = await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: Keys(100)), joining, null, Token);
        await Store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [.. Keys(100).Take(3), .. Keys(300)]), joining, null, Token);

        var copy = await Store.Stories.PlaceAsync(Some.Draft("https://c.example/1", keys: Keys(300)), joining, null, Token);

        Assert.Equal(first.Story!.Id, Assert.IsType<Verdict.Duplicate>(copy.Verdict).Of);
    }

    private static uint[] Keys(uint from) => [.. Enumerable.Range(0, 20).Select(n => from + (uint)n)];

    private async Task<List<Story>> ListAsync(StoryQuery query)
    {
        var stories = new List<Story>();
        await foreach (var story in Store.Stories.ListAsync(query, Token))
        {
            stories.Add(story);
        }

        return stories;
    }

    private static Verdict Decide(StoryDraft draft, Neighborhood neighborhood) => neighborhood switch
    {
        { SamePlace: { } known } when known.ContentHash == draft.Story.ContentHash => new Verdict.Unchanged(known.Id),
        { SamePlace: { } known } => new Verdict.Revision(known.Id, new Evidence("test", "changed")),
        { Near: [var near, ..] } => new Verdict.Duplicate(near.Id, new Evidence("test", "near")),
        _ => new Verdict.New(),
    };

    private static StoryChange Apply(StoryDraft draft, Story? target, Verdict verdict) => verdict switch
    {
        Verdict.New => new StoryChange(verdict, draft.Story, null, draft.Fingerprint),
        Verdict.Duplicate => new StoryChange(verdict, target! with { Appearances = [.. target.Appearances, draft.Story.Appearances[0]] }, null, null),
        Verdict.Revision => new StoryChange(
            verdict,
            draft.Story with { Id = target!.Id, Revision = target.Revision + 1 },
            new Revision(target.Id, target.Revision, draft.Story.Updated, "headline", ["title"], target),
            draft.Fingerprint),
        _ => new StoryChange(verdict, null, null, null),
    };
}
