using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises about changes of stories that are no placement, and about people's decisions.</summary>
public abstract class StoryEditContract : StoreContract
{
    private static readonly StoryId Gone = new("ffffffffffffffffffffffffffffffff");

    /// <summary>Every text a story of its own, unless its place is known.</summary>
    private static readonly Placement Apart = new(
        (_, neighborhood) => neighborhood.SamePlace is { } known ? new Verdict.Unchanged(known.Id) : new Verdict.New(),
        (draft, _, verdict) => new StoryChange(verdict, verdict is Verdict.New ? draft.Story : null, null, draft.Fingerprint),
        TimeSpan.FromHours(72));

    [Fact]
    public async Task A_story_is_changed_and_nothing_else_about_it()
    {
        var story = await PlaceAsync("a", guid: "guid-a");

        await Store.Stories.EditAsync([story.Id], stories => new StoryEdit { Stories = [stories[0] with { Removed = new Removal(Some.Now, "gone", "410"), Updated = Some.Now.AddDays(1) }] }, Token);
        await ReopenAsync();

        var found = await Store.Stories.FindByUrlAsync("key-of-a", Token);
        Assert.Equivalent(story with { Removed = new Removal(Some.Now, "gone", "410"), Updated = Some.Now.AddDays(1) }, found, strict: true);
        Assert.Equal(found!.Id, Assert.Single(await Store.Stories.LatestAsync(new SourceId("herald"), null, 10, Token)).Id);
    }

    [Fact]
    public async Task Nothing_is_changed_when_a_story_is_missing()
    {
        var story = await PlaceAsync("a");

        var edit = await Store.Stories.EditAsync([story.Id, Gone], _ => throw new InvalidOperationException("it must not be asked"), Token);

        Assert.Null(edit);
    }

    [Fact]
    public async Task Of_many_changes_at_one_moment_none_is_lost()
    {
        var story = await PlaceAsync("a");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(
            () => Store.Stories.EditAsync([story.Id], stories => new StoryEdit { Stories = [stories[0] with { Tags = [.. stories[0].Tags, "tag" + n] }] }, Token), Token)));

        Assert.Equal(8, (await Store.Stories.FindAsync(story.Id, Token))!.Tags.Count);
    }

    [Fact]
    public async Task A_story_that_is_taken_up_is_gone_and_all_its_places_links_and_texts_lead_to_the_other()
    {
        var (into, from) = (await PlaceAsync("a", keys: [1, 2, 3]), await PlaceAsync("b", source: "gazette", keys: [7, 8, 9]));
        await Store.Links.SettleAsync(Some.Link("key-of-b", "gazette") with { State = LinkState.Stored, Story = from.Id }, Token);

        await Store.Stories.EditAsync(
            [into.Id, from.Id],
            stories => new StoryEdit
            {
                Stories = [stories[0] with { Appearances = [.. stories[0].Appearances, .. stories[1].Appearances] }],
                Revisions = [new Revision(into.Id, 0, Some.Now, "merged", [], stories[1])],
                TakenUp = (from.Id, into.Id),
                Places = [(PlaceKey.OfUrl(PlaceKey.OfStory(from.Id)), into.Id)],
            },
            Token);

        Assert.Null(await Store.Stories.FindAsync(from.Id, Token));
        Assert.Equal(1, await Store.Stories.CountAsync(Token));
        Assert.Equal(into.Id, (await Store.Stories.FindByUrlAsync("key-of-b", Token))?.Id);
        Assert.Equal(into.Id, (await Store.Stories.FindByUrlAsync(PlaceKey.OfStory(from.Id), Token))?.Id);
        Assert.Equal(into.Id, (await Store.Links.FindAsync("key-of-b", Token))!.Story);
        Assert.Equal(from.Appearances[0].Url, Assert.Single(await Store.Stories.RevisionsAsync(into.Id, Token)).Before.Appearances[0].Url);
        Assert.Equal(into.Id, Assert.Single(await Store.Stories.LatestAsync(new SourceId("gazette"), null, 10, Token)).Id);
        Assert.Equal(into.Id, Assert.Single((await NeighborhoodAsync(Some.Draft("c", keys: [7, 8, 9]))).Near).Id);
    }

    [Fact]
    public async Task A_part_of_a_story_becomes_one_of_its_own()
    {
        var story = await PlaceAsync("a", guid: "guid-a");
        var own = Some.Story("b", "Another", "gazette") with { Id = StoryId.Create(Some.Now) };

        await Store.Stories.EditAsync(
            [story.Id],
            stories => new StoryEdit
            {
                Stories = [stories[0] with { Title = "Left" }, own],
                Places = [(PlaceKey.OfUrl("key-of-b"), own.Id), (PlaceKey.OfGuid(new SourceId("herald"), "guid-a"), null)],
                Fingerprints = [(own.Id, Some.Now, Some.Fingerprint(7, 8, 9))],
            },
            Token);

        Assert.Equal(("Left", "Another"), ((await Store.Stories.FindAsync(story.Id, Token))!.Title, (await Store.Stories.FindByUrlAsync("key-of-b", Token))!.Title));
        Assert.Equal(own.Id, Assert.Single((await NeighborhoodAsync(Some.Draft("c", keys: [7, 8, 9]))).Near).Id);
    }

    [Fact]
    public async Task A_decision_is_found_by_either_address_and_the_later_one_holds()
    {
        var story = await PlaceAsync("a");
        var (one, other) = (("key-of-a", "a"), ("key-of-b", "b"));
        await DecideAsync(story.Id, Correction.Of(one, other, CorrectionKind.Same, Some.Now));
        await DecideAsync(story.Id, Correction.Of(other, one, CorrectionKind.Apart, Some.Now.AddDays(1)), Correction.Of(other, ("key-of-c", "c"), CorrectionKind.Same, Some.Now));
        await ReopenAsync();

        var kept = Assert.Single(await Store.Corrections.OfAsync(["key-of-a", "unknown"], Token));
        Assert.Equivalent(Correction.Of(one, other, CorrectionKind.Apart, Some.Now.AddDays(1)), kept, strict: true);
        Assert.Equal([CorrectionKind.Same, CorrectionKind.Apart], (await Store.Corrections.OfAsync(["key-of-b", "key-of-a"], Token)).Select(correction => correction.Kind));
    }

    [Fact]
    public async Task A_decision_that_was_revoked_is_forgotten()
    {
        var story = await PlaceAsync("a");
        var decision = Correction.Of(("key-of-a", "a"), ("key-of-b", "b"), CorrectionKind.Same, Some.Now);
        await DecideAsync(story.Id, decision);

        await Store.Stories.EditAsync([story.Id], _ => new StoryEdit { Revoked = [decision] }, Token);

        Assert.Empty(await Store.Corrections.OfAsync(["key-of-a", "key-of-b"], Token));
    }

    [Fact]
    public async Task A_text_is_offered_the_story_that_it_was_joined_to_before_that_of_its_own_place()
    {
        var (story, _) = (await PlaceAsync("a"), await PlaceAsync("b"));
        await DecideAsync(story.Id, Correction.Of(("key-of-a", "a"), ("key-of-b", "b"), CorrectionKind.Same, Some.Now));

        var neighborhood = await NeighborhoodAsync(Some.Draft("b"));

        Assert.Equal((story.Id, new Ruling(story.Id, Some.Now)), (neighborhood.SamePlace?.Id, neighborhood.Joined));
    }

    [Fact]
    public async Task A_text_is_not_offered_the_place_of_a_story_that_it_was_parted_from()
    {
        var story = await PlaceAsync("a");
        await DecideAsync(story.Id, Correction.Of(("key-of-a", "a"), ("key-of-b", "b"), CorrectionKind.Apart, Some.Now));
        var draft = Some.Draft("b") with { UrlKey = "key-of-a", AliasKeys = ["key-of-b"], PageKey = "key-of-b" };

        var neighborhood = await NeighborhoodAsync(draft);
        await Store.Stories.PlaceAsync(draft, Apart, null, Token);

        Assert.Null(neighborhood.SamePlace);
        Assert.Equal([new Ruling(story.Id, Some.Now)], neighborhood.Barred);
        Assert.Equal(story.Id, (await Store.Stories.FindByUrlAsync("key-of-a", Token))?.Id);
        Assert.Equal(draft.Story.Id, (await Store.Stories.FindByUrlAsync("key-of-b", Token))?.Id);
    }

    [Fact]
    public async Task All_stories_at_the_addresses_of_a_text_are_offered_that_of_the_canonical_one_first()
    {
        var (one, other) = (await PlaceAsync("a"), await PlaceAsync("b"));

        var neighborhood = await NeighborhoodAsync(Some.Draft("b") with { UrlKey = "key-of-a", AliasKeys = ["key-of-b"] });

        Assert.Equal(one.Id, neighborhood.SamePlace?.Id);
        Assert.Equal([other.Id], neighborhood.AlsoThere.Select(story => story.Id));
    }

    private async Task<Story> PlaceAsync(string url, string source = "herald", uint[]? keys = null, string? guid = null)
    {
        var draft = Some.Draft(url, "Title of " + url, keys, source: source, guid: guid);
        await Store.Stories.PlaceAsync(draft, Apart, null, Token);
        return draft.Story;
    }

    private Task DecideAsync(StoryId story, params Correction[] corrections) => Store.Stories.EditAsync([story], _ => new StoryEdit { Decided = corrections }, Token);

    /// <summary>What the store offers to the judgement of a draft, which changes nothing.</summary>
    private async Task<Neighborhood> NeighborhoodAsync(StoryDraft draft)
    {
        Neighborhood? offered = null;
        var look = Apart with
        {
            Decide = (_, neighborhood) =>
            {
                offered = neighborhood;
                return new Verdict.New();
            },
            Apply = (_, _, verdict) => new StoryChange(verdict, null, null, null),
        };
        await Store.Stories.PlaceAsync(draft, look, null, Token);
        return offered!;
    }
}
