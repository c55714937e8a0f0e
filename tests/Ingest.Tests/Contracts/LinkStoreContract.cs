using Ingest.Core.Common.Dates;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises about links.</summary>
public abstract class LinkStoreContract : StoreContract
{
    private static readonly SourceId Herald = new("herald");

    [Fact]
    public async Task Offers_are_counted_once_and_known_ones_only_touched()
    {
        var first = await Store.Links.OfferAsync([Some.Link("a"), Some.Link("b"), Some.Link("a")], Token);
        var later = Some.Now.AddHours(1);
        var second = await Store.Links.OfferAsync([Some.Link("b") with { LastSeen = later, NextTry = later }, Some.Link("c")], Token);

        var b = await Store.Links.FindAsync("b", Token);
        Assert.Equal((2, 1), (first, second));
        Assert.Equal((later, Some.Now, Some.Now), (b!.LastSeen, b.FirstSeen, b.NextTry!.Value));
    }

    [Fact]
    public async Task A_link_is_found_again_with_every_field()
    {
        var link = Some.Link() with
        {
            State = LinkState.Failed,
            Story = new StoryId("0123"),
            Reason = "server_error",
            Detail = "herald.example answered 500",
            Attempts = 3,
            HostFaults = 2,
            Visits = 2,
            Validators = new Validators("W/\"a\"", "Mon, 02 Mar 2026 12:00:00 GMT"),
            Released = true,
            Link = Some.Link().Link with { Published = Some.Now, PublishedQuality = new DateQuality(DatePrecision.Minute, OffsetOrigin.Source), Authors = ["Ada"], ContentHtml = "<p>قارب</p>", FoundAt = new Uri("https://herald.example/rss") },
        };

        await Store.Links.SettleAsync(link, Token);
        await ReopenAsync();

        Assert.Equivalent(link, await Store.Links.FindAsync(link.Key, Token), strict: true);
    }

    [Fact]
    public async Task Due_are_the_links_of_the_source_whose_time_has_come_pending_and_oldest_first()
    {
        await Store.Links.OfferAsync([Some.Link("late", next: Some.Now.AddHours(1)), Some.Link("other", "gazette")], Token);
        await Store.Links.SettleAsync(Some.Link("stored") with { State = LinkState.Stored, FirstSeen = Some.Now.AddDays(-1) }, Token);
        await Store.Links.SettleAsync(Some.Link("done") with { State = LinkState.Stored, NextTry = null }, Token);
        await Store.Links.OfferAsync([Some.Link("newer") with { FirstSeen = Some.Now.AddMinutes(1) }, Some.Link("older")], Token);

        var due = await Store.Links.DueAsync(Herald, Some.Now, 10, Token);

        Assert.Equal(["older", "newer", "stored"], due.Select(link => link.Key));
        Assert.Single(await Store.Links.DueAsync(Herald, Some.Now, 1, Token));
    }

    [Fact]
    public async Task What_is_looked_at_again_comes_in_the_order_of_its_time()
    {
        await Store.Links.SettleAsync(Some.Link("old_page") with { State = LinkState.Stored, FirstSeen = Some.Now.AddDays(-9), NextTry = Some.Now.AddMinutes(-1) }, Token);
        await Store.Links.SettleAsync(Some.Link("young_page") with { State = LinkState.Failed, NextTry = Some.Now.AddHours(-1) }, Token);

        Assert.Equal(["young_page", "old_page"], (await Store.Links.DueAsync(Herald, Some.Now, 10, Token)).Select(link => link.Key));
    }

    [Fact]
    public async Task Failed_links_of_a_source_are_listed_the_latest_offer_first()
    {
        foreach (var (key, state, source, hours) in new[] { ("old", LinkState.Failed, "herald", 1), ("new", LinkState.Failed, "herald", 2), ("fine", LinkState.Stored, "herald", 3), ("other", LinkState.Failed, "gazette", 4) })
        {
            await Store.Links.SettleAsync(Some.Link(key, source) with { State = state, LastSeen = Some.Now.AddHours(hours) }, Token);
        }

        Assert.Equal(["new", "old"], (await Store.Links.FailedAsync(Herald, 10, Token)).Select(link => link.Key));
        Assert.Single(await Store.Links.FailedAsync(Herald, 1, Token));
    }

    [Fact]
    public async Task Links_under_which_a_story_was_read_are_found_by_it()
    {
        foreach (var (key, story) in new[] { ("b", "0123"), ("a", "0123"), ("other", "4567") })
        {
            await Store.Links.SettleAsync(Some.Link(key) with { State = LinkState.Stored, Story = new StoryId(story) }, Token);
        }

        await Store.Links.OfferAsync([Some.Link("pending")], Token);

        Assert.Equal(["a", "b"], (await Store.Links.OfStoryAsync(new StoryId("0123"), Token)).Select(link => link.Key));
        Assert.Empty(await Store.Links.OfStoryAsync(new StoryId("89ab"), Token));
    }

    [Fact]
    public async Task A_release_survives_the_run_that_held_the_link()
    {
        var held = Some.Link() with { State = LinkState.Rejected, Reason = "too_short", NextTry = null };
        await Store.Links.SettleAsync(held, Token);
        await Store.Links.SettleAsync(held with { Released = true, State = LinkState.Pending, Reason = null, NextTry = Some.Now }, Token);

        var written = await Store.Links.SettleAsync(held with { Attempts = 2 }, Token);

        var found = await Store.Links.FindAsync(held.Key, Token);
        Assert.Equal((true, LinkState.Pending, null, Some.Now), (found!.Released, found.State, found.Reason, found.NextTry!.Value));
        Assert.Null(written.Reason);
    }

    [Fact]
    public async Task A_page_that_is_stored_after_all_keeps_its_release()
    {
        var held = Some.Link() with { State = LinkState.Rejected, Reason = "too_short", NextTry = null };
        await Store.Links.SettleAsync(held with { Released = true, State = LinkState.Pending, Reason = null }, Token);

        await Store.Links.SettleAsync(held with { State = LinkState.Stored, Reason = null, Visits = 1 }, Token);

        var found = await Store.Links.FindAsync(held.Key, Token);
        Assert.Equal((true, LinkState.Stored, 1), (found!.Released, found.State, found.Visits));
    }

    [Fact]
    public async Task Reopened_are_links_at_rest_for_a_reason_that_were_offered_lately()
    {
        LinkRecord At(string key, string? reason, string source = "herald") => Some.Link(key, source) with { State = LinkState.Rejected, Reason = reason, NextTry = null, Attempts = 3 };
        foreach (var link in new[]
        {
            At("wanted", "no_body"), At("stored", "no_body") with { State = LinkState.Stored }, At("wall", "robots"), At("other", "no_body", "gazette"),
            At("old", "no_body") with { LastSeen = Some.Now.AddDays(-31) }, At("planned", "no_body") with { NextTry = Some.Now.AddDays(1) },
        })
        {
            await Store.Links.SettleAsync(link, Token);
        }

        var reopened = await Store.Links.ReopenAsync(Herald, ["no_body", "no_title"], Some.Now.AddDays(-30), Some.Now.AddHours(1), 10, null, Token);

        var due = await Store.Links.DueAsync(Herald, Some.Now.AddHours(1), 10, Token);
        Assert.Equal((2, "stored wanted"), (reopened, string.Join(' ', due.Select(link => link.Key))));
        Assert.All(due, link => Assert.Equal((0, "no_body", Some.Now.AddHours(1)), (link.Attempts, link.Reason, link.NextTry!.Value)));
    }

    [Fact]
    public async Task Those_offered_last_are_due_first_and_the_others_right_behind_them()
    {
        var links = Enumerable.Range(0, 1_100).Select(n => Some.Link($"{n:D4}") with { State = LinkState.Rejected, Reason = "no_body", NextTry = null, LastSeen = Some.Now.AddSeconds(n) });
        await Store.Records.WriteAsync([.. links.Select(link => new StoreRecord.OfLink(link))], Token);

        var reopened = await Store.Links.ReopenAsync(Herald, ["no_body"], Some.Now.AddDays(-30), Some.Now, 1_050, null, Token);

        var (due, later) = (await Store.Links.DueAsync(Herald, Some.Now, 2_000, Token), await Store.Links.DueAsync(Herald, Some.Now.AddSeconds(1), 2_000, Token));
        Assert.Equal((1_100, 1_050, "0050"), (reopened, due.Count, due.Min(link => link.Key)));
        Assert.Equal((1_100, "0000"), (later.Count, later.Skip(1_050).Min(link => link.Key)));
    }

    [Fact]
    public async Task Nothing_is_reopened_under_a_lease_that_has_passed_on()
    {
        var first = (await Store.Leases.TakeAsync(LeaseKey.Of(Herald), "a", TimeSpan.Zero, Token)).Taken!;
        await Store.Leases.TakeAsync(LeaseKey.Of(Herald), "b", TimeSpan.FromHours(1), Token);

        await Assert.ThrowsAsync<StaleLeaseException>(() => Store.Links.ReopenAsync(Herald, ["no_body"], Some.Now, Some.Now, 10, first.Fence, Token));
    }

    [Fact]
    public async Task Looks_that_are_planned_later_than_the_waits_allow_are_brought_forward_and_no_others()
    {
        LinkRecord Planned(string key, int visits, double hours, string source = "herald") => Some.Link(key, source) with
        {
            State = LinkState.Stored,
            Story = new StoryId("story"),
            Visits = visits,
            NextTry = Some.Now.AddHours(hours),
        };
        LinkRecord[] links =
        [
            Planned("late", 1, 24), Planned("soon", 1, 0.5), Planned("second", 2, 100), Planned("often_enough", 3, 100), Planned("other", 1, 24, "gazette"),
            Planned("missing", 1, 24) with { MissingSince = Some.Now, Misses = 1 }, Planned("failed", 1, 24) with { Reason = "timeout" },
            Planned("released", 1, 24) with { Released = true }, Some.Link("pending", next: Some.Now.AddHours(24)),
        ];
        foreach (var link in links)
        {
            await Store.Links.SettleAsync(link, Token);
        }

        var hastened = await Store.Links.HastenAsync(Herald, [TimeSpan.FromHours(1), TimeSpan.FromHours(6)], Some.Now, null, Token);
        var again = await Store.Links.HastenAsync(Herald, [TimeSpan.FromHours(1), TimeSpan.FromHours(6)], Some.Now, null, Token);

        Assert.Equal((2, 0), (hastened, again));
        foreach (var link in links)
        {
            var expected = link.Key switch { "late" => Some.Now.AddHours(1), "second" => Some.Now.AddHours(6), _ => link.NextTry };
            Assert.Equivalent(link with { NextTry = expected }, await Store.Links.FindAsync(link.Key, Token), strict: true);
        }
    }

    [Fact]
    public async Task Nothing_is_brought_forward_under_a_lease_that_has_passed_on_nor_for_waits_that_are_none()
    {
        var first = (await Store.Leases.TakeAsync(LeaseKey.Of(Herald), "a", TimeSpan.Zero, Token)).Taken!;
        await Store.Leases.TakeAsync(LeaseKey.Of(Herald), "b", TimeSpan.FromHours(1), Token);
        var planned = Some.Link("late") with { State = LinkState.Stored, Story = new StoryId("story"), Visits = 1, NextTry = Some.Now.AddHours(24) };

        await Assert.ThrowsAsync<StaleLeaseException>(() => Store.Links.HastenAsync(Herald, [TimeSpan.FromHours(1)], Some.Now, first.Fence, Token));
        await Store.Links.SettleAsync(planned, Token);
        await Assert.ThrowsAsync<StaleLeaseException>(() => Store.Links.HastenAsync(Herald, [TimeSpan.FromHours(1)], Some.Now, first.Fence, Token));

        Assert.Equal(0, await Store.Links.HastenAsync(Herald, [], Some.Now, null, Token));
        Assert.Equal(planned.NextTry, (await Store.Links.FindAsync("late", Token))!.NextTry);
    }

    [Fact]
    public async Task Links_are_counted_by_state()
    {
        await Store.Links.OfferAsync([Some.Link("a"), Some.Link("b"), Some.Link("c", "gazette")], Token);
        await Store.Links.SettleAsync(Some.Link("b") with { State = LinkState.Rejected }, Token);

        var (own, all) = (await Store.Links.CountAsync(Herald, Token), await Store.Links.CountAsync(null, Token));

        Assert.Equal(1, own[LinkState.Pending]);
        Assert.Equal(1, own[LinkState.Rejected]);
        Assert.Equal(2, all[LinkState.Pending]);
    }

    [Fact]
    public async Task Links_of_all_sources_are_counted_at_once()
    {
        await Store.Links.OfferAsync([Some.Link("a"), Some.Link("b"), Some.Link("c", "gazette")], Token);
        await Store.Links.SettleAsync(Some.Link("b") with { State = LinkState.Rejected }, Token);

        var counts = await Store.Links.CountBySourceAsync(Token);

        Assert.Equal(
            [("gazette", LinkState.Pending, 1L), ("herald", LinkState.Pending, 1L), ("herald", LinkState.Rejected, 1L)],
            counts.Select(pair => (pair.Key.Source.Value, pair.Key.State, pair.Value)).Order());
    }
}
