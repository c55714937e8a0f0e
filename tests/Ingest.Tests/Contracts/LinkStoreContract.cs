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
    public async Task Links_are_counted_by_state()
    {
        await Store.Links.OfferAsync([Some.Link("a"), Some.Link("b"), Some.Link("c", "gazette")], Token);
        await Store.Links.SettleAsync(Some.Link("b") with { State = LinkState.Rejected }, Token);

        var (own, all) = (await Store.Links.CountAsync(Herald, Token), await Store.Links.CountAsync(null, Token));

        Assert.Equal(1, own[LinkState.Pending]);
        Assert.Equal(1, own[LinkState.Rejected]);
        Assert.Equal(2, all[LinkState.Pending]);
    }
}
