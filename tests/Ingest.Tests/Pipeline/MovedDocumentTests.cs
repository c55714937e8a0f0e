using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Pipeline;

public sealed class MovedDocumentTests : IAsyncLifetime
{
    private const string Old = "https://herald.example/rss.xml";
    private const string New = "https://new.example/rss.xml";

    private readonly SourceDefinition _source = Some.Source() with { Digest = "1" };
    private SourceLife _life = null!;

    public async ValueTask InitializeAsync() => _life = await SourceLife.OpenAsync();

    public ValueTask DisposeAsync() => _life.DisposeAsync();

    [Fact]
    public async Task A_redirect_for_good_is_asked_at_its_target_after_three_looks_over_two_days_and_told()
    {
        Redirect(SourceLife.Feed([1, 2]));
        _life.Site.On(New, SourceLife.Feed([1, 2]));

        await _life.RunAtAsync(_source, 0, 24, 48);
        Assert.Equal((3, 0), (_life.Asked(Old), _life.Asked(New)));
        await _life.RunAtAsync(_source, 72, 96);

        Assert.Equal((3, 2), (_life.Asked(Old), _life.Asked(New)));
        Assert.Equal($"{Old} has moved to {New} and is asked for there since 2026-03-04 12:00:00Z; write the new address into the source file", Assert.Single(await _life.IssuesAsync(_source)));
        Assert.Equal([860, 861], _life.Log.Lines.Where(line => line.Id is >= 860 and <= 863).Select(line => line.Id));
    }

    [Fact]
    public async Task A_redirect_that_has_only_begun_is_told_as_such()
    {
        Redirect(SourceLife.Feed([1, 2]));

        await _life.RunAtAsync(_source, 0, 24);

        Assert.Contains($"redirects for good to {New} (seen 2 times since 2026-03-02 12:00:00Z)", Assert.Single(await _life.IssuesAsync(_source)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_that_answers_for_everything_is_never_believed()
    {
        _life.Site.On(Old, SourceLife.Feed([1, 2]));
        Redirect(new FetchResult.Fetched(Some.Page("<html><body><form>Log in to the hotel</form></body></html>", "https://portal.example/login")));

        await _life.RunAtAsync(_source, 0, 24, 48, 72, 96);

        Assert.Null((await _life.StateAsync(_source)).Documents[Old].Move);
        Assert.Equal((5, 0), (_life.Asked(Old), _life.Asked(New)));
    }

    [Fact]
    public async Task Another_feed_at_the_target_is_never_believed()
    {
        _life.Site.On(Old, SourceLife.Feed([1, 2]));
        Redirect(SourceLife.Feed([8, 9], "Parked names for sale", "new.example"));

        await _life.RunAtAsync(_source, 0, 24, 48, 72, 96);

        Assert.Null((await _life.StateAsync(_source)).Documents[Old].Move);
        Assert.Contains(_life.Log.Lines, line => line.Id == 863);
    }

    [Fact]
    public async Task A_listing_is_known_by_its_links_alone()
    {
        var source = _source with { Discover = [new DiscoverDefinition.Listing(new Uri(Old), "a")] };
        _life.Site.On(Old, Listing("/news/1", "/news/2"));
        Redirect(Listing("/room-service", "/wifi"));

        await _life.RunAtAsync(source, 0, 24, 48, 72);
        Assert.Null((await _life.StateAsync(source)).Documents[Old].Move);

        Redirect(Listing("/news/1", "/news/3"));
        await _life.RunAtAsync(source, 96, 120, 144, 168);
        Assert.NotNull((await _life.StateAsync(source)).Documents[Old].Move?.Since);
    }

    [Fact]
    public async Task A_move_is_dropped_when_the_new_address_fails_and_the_old_one_works()
    {
        Redirect(SourceLife.Feed([1, 2]), times: 3);
        _life.Site.On(Old, SourceLife.Feed([2, 3])).Fails(New, FailureKind.NotFound);

        await _life.RunAtAsync(_source, 0, 24, 48, 72);
        Assert.Null((await _life.StateAsync(_source)).Documents[Old].Move);
        Assert.Equal(0, (await _life.StateAsync(_source)).Failures);
        await _life.RunAtAsync(_source, 96);

        Assert.Equal((5, 1), (_life.Asked(Old), _life.Asked(New)));
        Assert.Single(_life.Log.Lines, line => line.Id == 862);
    }

    [Fact]
    public async Task A_parking_page_at_the_old_address_does_not_bring_it_back()
    {
        Redirect(SourceLife.Feed([1, 2]), times: 3);
        _life.Site.On(Old, "<html><body>This name is for sale</body></html>").Fails(New, FailureKind.ServerError);

        await _life.RunAtAsync(_source, 0, 24, 48, 72);

        Assert.NotNull((await _life.StateAsync(_source)).Documents[Old].Move);
        Assert.Equal(0.5, (await _life.StateAsync(_source)).Failures);
    }

    [Fact]
    public async Task A_host_that_only_asks_to_wait_is_not_gone_round()
    {
        Redirect(SourceLife.Feed([1, 2]), times: 3);
        _life.Site.On(New, new FetchResult.Failed(FailureKind.AskedToWait, "scripted") { NotBefore = Some.Now.AddDays(4) });

        await _life.RunAtAsync(_source, 0, 24, 48, 72);

        Assert.Equal(3, _life.Asked(Old));
    }

    [Fact]
    public async Task When_the_operator_writes_the_new_address_down_the_document_goes_on_with_its_validators()
    {
        Redirect(SourceLife.Feed([1, 2], etag: "\"7\""));
        _life.Site.On(New, SourceLife.Feed([1, 2], etag: "\"7\""));
        await _life.RunAtAsync(_source, 0, 24, 48);

        var edited = _source with { Digest = "2", Discover = [new DiscoverDefinition.Feed(new Uri(New))] };
        await _life.RunAtAsync(edited, 72);

        Assert.Equal("\"7\"", _life.Site.Requests.Single(request => request.Url.AbsoluteUri == New).Validators.ETag);
        Assert.Null((await _life.StateAsync(edited)).Documents[New].Move);
        Assert.Empty(await _life.IssuesAsync(edited));
    }

    [Fact]
    public async Task When_the_operator_writes_another_address_down_the_move_is_dropped()
    {
        Redirect(SourceLife.Feed([1, 2]));
        await _life.RunAtAsync(_source, 0, 24, 48);

        var edited = _source with { Digest = "2", Discover = [new DiscoverDefinition.Feed(new Uri("https://herald.example/atom.xml"))] };
        _life.Site.On("https://herald.example/atom.xml", SourceLife.Feed([1, 2]));
        await _life.RunAtAsync(edited, 72);

        Assert.Equal(0, _life.Asked(New));
        Assert.Empty(await _life.IssuesAsync(edited));
    }

    private void Redirect(FetchResult.Fetched found, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            _life.Site.On(Old, found with { MovedTo = new Uri(New) });
        }
    }

    private static FetchResult.Fetched Listing(params string[] paths) =>
        new(Some.Page($"<html><body>{string.Concat(paths.Select(path => $"<a href=\"{path}\">A headline of some words</a>"))}</body></html>", "https://new.example/"));
}
