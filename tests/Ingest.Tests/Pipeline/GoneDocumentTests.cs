using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Pipeline;

public sealed class GoneDocumentTests : IAsyncLifetime
{
    private const string Feed = "https://herald.example/rss.xml";
    private const string Other = "https://herald.example/sport.xml";

    private readonly SourceDefinition _source = Some.Source() with { Digest = "1" };
    private SourceLife _life = null!;

    public async ValueTask InitializeAsync() => _life = await SourceLife.OpenAsync();

    public ValueTask DisposeAsync() => _life.DisposeAsync();

    [Fact]
    public async Task A_first_410_is_looked_at_again_a_day_later_and_not_before()
    {
        _life.Site.Fails(Feed, FailureKind.Gone);

        await _life.RunAtAsync(_source, 0, 5, 20);

        var state = await _life.StateAsync(_source);
        Assert.Equal((1, null), (_life.Asked(Feed), state.Pause));
        Assert.InRange(state.DueAt!.Value, Some.Now.AddHours(24), Some.Now.AddHours(25));
        Assert.Equal($"{Feed} answered 410 (gone) on 2026-03-02 12:00:00Z; it is looked at again a day later", Assert.Single(await _life.IssuesAsync(_source)));
    }

    [Fact]
    public async Task A_second_one_pauses_the_source_and_says_what_to_do()
    {
        _life.Site.Fails(Feed, FailureKind.Gone);

        await _life.RunAtAsync(_source, 0, 24, 48, 1000);

        Assert.Equal(2, _life.Asked(Feed));
        Assert.Null(await _life.RunAsync(_source));
        Assert.StartsWith(
            "paused since 2026-03-03 12:00:00Z: every feed, sitemap and listing answered 410 (gone), and did so again a day later; edit its source file, or have it read all the same with 'ingest resume herald'",
            (await _life.IssuesAsync(_source))[0], StringComparison.Ordinal);
        Assert.Single(_life.Log.Lines, line => line.Id == 865);
    }

    [Fact]
    public async Task A_410_that_passes_is_forgotten()
    {
        _life.Site.Fails(Feed, FailureKind.Gone).On(Feed, SourceLife.Feed([1]));

        await _life.RunAtAsync(_source, 0, 24, 25);

        Assert.Equal(3, _life.Asked(Feed));
        Assert.Empty(await _life.IssuesAsync(_source));
    }

    [Fact]
    public async Task An_edited_source_file_ends_the_pause()
    {
        _life.Site.Fails(Feed, FailureKind.Gone);
        await _life.RunAtAsync(_source, 0, 24, 48);

        await _life.RunAtAsync(_source with { Digest = "2" }, 49);

        Assert.Equal(3, _life.Asked(Feed));
        Assert.Null((await _life.StateAsync(_source)).Pause);
    }

    [Fact]
    public async Task Asking_for_the_source_by_name_ends_it_too()
    {
        _life.Site.Fails(Feed, FailureKind.Gone).Fails(Feed, FailureKind.Gone).On(Feed, SourceLife.Feed([1]));
        await _life.RunAtAsync(_source, 0, 24, 48);

        await _life.ResumeAsync(_source);
        var report = await _life.RunAsync(_source);

        Assert.Equal((1, 1), (report!.Documents, report.NewLinks));
        Assert.Empty(await _life.IssuesAsync(_source));
    }

    [Fact]
    public async Task One_document_of_several_is_left_out_alone()
    {
        var source = _source with { Discover = [.. _source.Discover, new DiscoverDefinition.Feed(new Uri(Other))] };
        _life.Site.Fails(Feed, FailureKind.Gone).On(Other, SourceLife.Feed([1]));

        await _life.RunAtAsync(source, 0, 24, 48, 72);

        var state = await _life.StateAsync(source);
        Assert.Equal((2, 4, null, 0d), (_life.Asked(Feed), _life.Asked(Other), state.Pause, state.Failures));
        Assert.Contains("it is not asked for any more: take it out of the source file, or correct it", Assert.Single(await _life.IssuesAsync(source)), StringComparison.Ordinal);
    }
}
