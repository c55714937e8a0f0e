using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises about the identifiers by which sources name their stories.</summary>
public abstract class GuidContract : StoreContract
{
    [Fact]
    public async Task A_guid_is_believed_once_the_source_has_proved_it()
    {
        await Store.Links.OfferAsync([.. Enumerable.Range(0, 30).Select(n => Some.Link("offer" + n))], Token);
        await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/old", guid: "guid-offer1"), SimplePlacement.Placement, null, Token);

        var moved = await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/new", guid: "guid-offer1"), SimplePlacement.Placement, null, Token);

        Assert.IsType<Verdict.Unchanged>(moved.Verdict);
    }

    [Fact]
    public async Task A_guid_that_came_before_the_source_had_proved_it_is_believed_later()
    {
        await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/old", guid: "guid-offer1"), SimplePlacement.Placement, null, Token);
        await Store.Links.OfferAsync([.. Enumerable.Range(0, 30).Select(n => Some.Link("offer" + n))], Token);
        await ReopenAsync();

        var moved = await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/new", guid: "guid-offer1"), SimplePlacement.Placement, null, Token);

        Assert.IsType<Verdict.Unchanged>(moved.Verdict);
    }

    [Fact]
    public async Task Links_without_a_guid_say_nothing_against_it()
    {
        await Store.Links.OfferAsync([.. Enumerable.Range(0, 30).Select(n => Some.Link("offer" + n))], Token);
        await Store.Links.OfferAsync([.. Enumerable.Range(0, 300).Select(n => Some.Link("listed" + n) with { Link = new Link { Url = new Uri($"https://herald.example/{n}") } })], Token);
        await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/old", guid: "guid-offer1"), SimplePlacement.Placement, null, Token);

        var moved = await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/new", guid: "guid-offer1"), SimplePlacement.Placement, null, Token);

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
        await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/old", guid: "same"), SimplePlacement.Placement, null, Token);

        var other = await Store.Stories.PlaceAsync(Some.Draft("https://herald.example/new", guid: "same"), SimplePlacement.Placement, null, Token);

        Assert.IsType<Verdict.New>(other.Verdict);
    }
}
