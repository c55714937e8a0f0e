using System.Net;
using System.Security.Cryptography;
using System.Text;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.WebSub;

public sealed class WebSubEndpointTests : IAsyncLifetime
{
    private HubDesk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await HubDesk.OpenAsync();
        await _desk.Keeper.TendAsync(Token);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public void The_hub_is_asked_to_subscribe_with_a_path_that_nobody_can_guess()
    {
        var form = Assert.Single(_desk.Asked);

        Assert.Equal(("subscribe", "https://herald.example/rss.xml", "864000"), (form["hub.mode"], form["hub.topic"], form["hub.lease_seconds"]));
        Assert.Equal(43, _desk.Callback["/websub/".Length..].Length);
        Assert.DoesNotContain(form["hub.secret"], form["hub.callback"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_we_asked_for_is_confirmed_and_the_source_is_polled_less()
    {
        Assert.Null(_desk.Every);

        Assert.Equal((HttpStatusCode.OK, "c-1"), await _desk.VerifyAsync("subscribe"));

        Assert.Equal(TimeSpan.FromHours(3), _desk.Every);
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(_desk.Every);
    }

    [Theory]
    [InlineData("subscribe", "https://other.example/rss.xml")]
    [InlineData("unsubscribe", "https://herald.example/rss.xml")]
    [InlineData("", "https://herald.example/rss.xml")]
    public async Task What_we_did_not_ask_for_is_not_confirmed(string mode, string topic) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.VerifyAsync(mode, topic)).Status);

    [Fact]
    public async Task A_signed_notification_makes_the_source_due_and_a_flood_of_them_once_a_minute()
    {
        await _desk.VerifyAsync("subscribe");

        var first = await NotifyAsync("<rss/>");
        await NotifyAsync("<rss/>");
        await NotifyAsync("<rss/>");

        Assert.Equal(HttpStatusCode.Accepted, first);
        Assert.Equal([(Some.Source().Id, Some.Now), (Some.Source().Id, Some.Now.AddMinutes(1))], _desk.Pushed);
    }

    [Fact]
    public async Task A_notification_with_another_signature_is_passed_over_in_silence()
    {
        await _desk.VerifyAsync("subscribe");

        Assert.Equal(HttpStatusCode.Accepted, await NotifyAsync("<rss/>", secret: "guessed"));
        Assert.Empty(_desk.Pushed);
    }

    [Fact]
    public async Task A_notification_beyond_the_limit_is_refused()
    {
        await _desk.VerifyAsync("subscribe");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await NotifyAsync(new string('x', 2049)));
        Assert.Empty(_desk.Pushed);
    }

    [Fact]
    public async Task What_another_worker_has_subscribed_is_heard_and_confirmed_too()
    {
        Assert.Equal(HttpStatusCode.Accepted, await NotifyAsync("<rss/>"));
        Assert.Single(_desk.Pushed);
        Assert.Equal((HttpStatusCode.OK, "c-1"), await _desk.VerifyAsync("subscribe"));
    }

    [Fact]
    public async Task Before_the_first_look_at_what_is_wanted_hubs_are_told_to_come_back()
    {
        await using var fresh = await HubDesk.OpenAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await fresh.Client.PostAsync(_desk.Callback, new StringContent("x"), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await fresh.Client.GetAsync(_desk.Callback + "?hub.mode=subscribe&hub.challenge=x", Token)).StatusCode);
    }

    [Fact]
    public async Task A_source_whose_last_run_failed_is_not_made_due()
    {
        await _desk.NameAsync(HubDesk.Hub, failures: 1);

        Assert.Equal(HttpStatusCode.Accepted, await NotifyAsync("<rss/>"));
        Assert.Empty(_desk.Pushed);
    }

    [Fact]
    public async Task A_source_that_a_person_paused_is_not_made_due()
    {
        await _desk.NameAsync(HubDesk.Hub);
        await _desk.Store.Sources.OrderPauseAsync(Some.Source().Id, new Pause(Some.Now, "legal") { By = "desk" }, Token);

        Assert.Equal(HttpStatusCode.Accepted, await NotifyAsync("<rss/>"));
        Assert.Empty(_desk.Pushed);
    }

    [Fact]
    public async Task The_secret_is_not_told_to_a_hub_without_https()
    {
        await _desk.NameAsync(new Uri("http://hub.example/"));
        await _desk.Keeper.TendAsync(Token);
        var asked = _desk.Asked.Count;
        await _desk.NameAsync(new Uri("http://127.0.0.1/"));
        await _desk.Keeper.TendAsync(Token);

        Assert.Equal((1, 2), (asked, _desk.Asked.Count));
    }

    [Fact]
    public async Task A_hub_that_breaks_is_asked_again_like_one_that_refuses()
    {
        _desk.Break = new InvalidOperationException("broken");
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        await _desk.Keeper.TendAsync(Token);
        _desk.Clock.Advance(TimeSpan.FromHours(2));
        await _desk.Keeper.TendAsync(Token);

        Assert.Equal(3, _desk.Asked.Count);
    }

    [Fact]
    public async Task A_lease_shorter_than_wished_is_renewed_by_its_own_measure()
    {
        await _desk.VerifyAsync("subscribe", lease: 86_400);

        _desk.Clock.Advance(TimeSpan.FromHours(17));
        await _desk.Keeper.TendAsync(Token);
        var early = _desk.Asked.Count;
        _desk.Clock.Advance(TimeSpan.FromHours(2));
        await _desk.Keeper.TendAsync(Token);

        Assert.Equal((1, 2), (early, _desk.Asked.Count));
    }

    [Fact]
    public async Task One_pushed_document_of_two_does_not_stretch_the_source()
    {
        await _desk.VerifyAsync("subscribe");

        Assert.Null(_desk.Live.EveryOf(Some.Source().Id, [HubDesk.Topic, null]));
        Assert.Null(_desk.Live.EveryOf(Some.Source().Id, [HubDesk.Topic, new Uri("https://herald.example/sport.xml")]));
        Assert.Null(_desk.Live.EveryOf(Some.Source().Id, []));
    }

    [Fact]
    public async Task At_any_other_path_there_is_nothing()
    {
        Assert.Equal(HttpStatusCode.Gone, (await _desk.Client.PostAsync("/websub/guess", new StringContent("x"), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _desk.Client.GetAsync("/websub/guess?hub.mode=subscribe&hub.challenge=x", Token)).StatusCode);
    }

    [Fact]
    public async Task A_lease_is_renewed_when_a_quarter_of_it_is_left_and_not_before()
    {
        await _desk.VerifyAsync("subscribe", lease: 864_000);

        _desk.Clock.Advance(TimeSpan.FromDays(7));
        await _desk.Keeper.TendAsync(Token);
        var early = _desk.Asked.Count;
        _desk.Clock.Advance(TimeSpan.FromDays(1));
        await _desk.Keeper.TendAsync(Token);

        Assert.Equal((1, 2), (early, _desk.Asked.Count));
    }

    [Fact]
    public async Task A_hub_that_does_not_answer_is_asked_again_after_an_hour_and_then_two()
    {
        _desk.Refusal = "hub.example answered 503";
        await _desk.Keeper.TendAsync(Token);
        var soon = _desk.Asked.Count;
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        await _desk.Keeper.TendAsync(Token);
        var second = _desk.Asked.Count;
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        await _desk.Keeper.TendAsync(Token);

        Assert.Equal((1, 2, 2), (soon, second, _desk.Asked.Count));
    }

    [Fact]
    public async Task A_denied_subscription_is_polled_as_before()
    {
        await _desk.VerifyAsync("subscribe");

        Assert.Equal(HttpStatusCode.OK, (await _desk.VerifyAsync("denied")).Status);
        Assert.Null(_desk.Every);
    }

    [Fact]
    public async Task When_the_source_goes_the_hub_is_asked_to_end_it_and_may()
    {
        await _desk.VerifyAsync("subscribe");

        _desk.Catalog.Swap(SourceSet.Empty);
        await _desk.Keeper.TendAsync(Token);

        Assert.Equal("unsubscribe", _desk.Asked[^1]["hub.mode"]);
        Assert.Equal(HttpStatusCode.Gone, await NotifyAsync("<rss/>"));
        Assert.Equal((HttpStatusCode.OK, "c-1"), await _desk.VerifyAsync("unsubscribe"));
        await _desk.Keeper.TendAsync(Token);
        Assert.Equal(2, _desk.Asked.Count);
    }

    private async Task<HttpStatusCode> NotifyAsync(string body, string? secret = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, _desk.Callback) { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("X-Hub-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret ?? _desk.Asked[^1]["hub.secret"]), bytes)));
        return (await _desk.Client.SendAsync(request, Token)).StatusCode;
    }
}
