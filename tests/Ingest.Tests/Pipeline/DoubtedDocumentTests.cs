using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Pipeline;

public sealed class DoubtedDocumentTests : IAsyncLifetime
{
    private const string Feed = "https://herald.example/rss.xml";

    private readonly SourceDefinition _source = Some.Source();
    private IReadOnlyList<int> _stories = [1, 2, 3];
    private SourceLife _life = null!;

    public async ValueTask InitializeAsync() => _life = await SourceLife.OpenAsync();

    public ValueTask DisposeAsync() => _life.DisposeAsync();

    [Fact]
    public async Task A_feed_that_says_304_for_ever_is_asked_plainly_found_out_and_not_believed_again()
    {
        FrozenTag();
        await _life.RunAtAsync(_source, 0, 24);
        _stories = [3, 4, 5];

        await _life.RunAtAsync(_source, 48, 96, 144, 169, 170, 171);

        Assert.Equal([false, true, true, true, true, false, false, false], _life.Site.Requests.Where(request => request.Url.AbsoluteUri == Feed).Select(request => request.Validators.Any));
        Assert.Contains("changed although it said 304", Assert.Single(await _life.IssuesAsync(_source)), StringComparison.Ordinal);
        Assert.Single(_life.Log.Lines, line => line.Id == 866);
    }

    [Fact]
    public async Task A_feed_that_is_only_silent_is_asked_plainly_once_a_week_and_goes_on_being_believed()
    {
        FrozenTag();

        await _life.RunAtAsync(_source, [.. Enumerable.Range(0, 22).Select(day => day * 24)]);

        var plain = _life.Site.Requests.Where(request => request.Url.AbsoluteUri == Feed).Select((request, day) => (request, day)).Where(one => !one.request.Validators.Any).Select(one => one.day);
        Assert.Equal([0, 8, 15], plain);
        Assert.Empty(await _life.IssuesAsync(_source));
    }

    [Fact]
    public async Task Items_that_came_and_went_between_two_looks_are_told_as_a_gap_and_read_sooner()
    {
        _life.Site.On(Feed, _ => SourceLife.Feed(_stories, etag: $"\"{_stories[0]}\""));
        await _life.RunAsync(_source);
        _stories = [2, 3, 4];
        var overlap = await _life.RunAsync(_source);
        var before = (await _life.StateAsync(_source)).Interval!.Value;
        _stories = [7, 8, 9];
        var gap = await _life.RunAsync(_source);

        Assert.Equal((0, 1), (overlap!.Gaps, gap!.Gaps));
        Assert.Equal(before / 2, (await _life.StateAsync(_source)).Interval);
        Assert.Contains("items may have been missed", Assert.Single(await _life.IssuesAsync(_source)), StringComparison.Ordinal);
        Assert.Single(_life.Log.Lines, line => line.Id == 867);
    }

    [Fact]
    public async Task Most_hosts_out_of_reach_at_once_are_counted_against_none_of_their_sources()
    {
        var sources = Enumerable.Range(0, 5).Select(n => Some.Source($"s{n}") with { Discover = [new DiscoverDefinition.Feed(new Uri($"https://s{n}.example/rss.xml"))] }).ToList();
        foreach (var source in sources)
        {
            _life.Site.On(source.Discover[0].Url.AbsoluteUri, SourceLife.Feed([1])).Fails(source.Discover[0].Url.AbsoluteUri, FailureKind.Dns);
            await _life.RunAsync(source);
        }

        var failures = new List<double>();
        foreach (var source in sources)
        {
            _life.Time.Advance(TimeSpan.FromMinutes(1));
            await _life.RunAsync(source);
            failures.Add((await _life.StateAsync(source)).Failures);
        }

        Assert.Equal([0.25, 0.25, 0, 0, 0], failures);
        Assert.Single(_life.Log.Lines, line => line.Id == 868);
    }

    /// <summary>One ETag for ever, whatever the feed holds.</summary>
    private void FrozenTag() => _life.Site.On(Feed, request =>
        request.Validators.ETag is null ? SourceLife.Feed(_stories, etag: "\"frozen\"") : new FetchResult.NotModified(request.Validators));
}
