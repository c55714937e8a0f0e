using Ingest.Core.Pipeline;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Pipeline;

public sealed class RevisitTests : IAsyncLifetime
{
    private const string Page = "https://herald.example/news/1";

    private SourceLife _life = null!;

    public async ValueTask InitializeAsync()
    {
        _life = await SourceLife.OpenAsync();
        _life.Site.On("https://herald.example/rss.xml", _ => SourceLife.Feed([1]));
        _life.Site.On(Page, MadeUpNews.Page(1));
    }

    public ValueTask DisposeAsync() => _life.DisposeAsync();

    [Theory]
    [InlineData(0, 10)]
    [InlineData(9.5, 10)]
    [InlineData(10, 20)]
    [InlineData(31, 35)]
    public void A_paused_source_is_looked_at_at_the_same_times_whatever_asks(double minutes, double look) => Assert.Equal(
        Some.Now.AddMinutes(look),
        RunPlanner.NextLookAtPaused(new Pause(Some.Now, "legal") { By = "desk", Until = Some.Now.AddMinutes(35) }, Some.Now.AddMinutes(minutes)));

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task A_look_that_was_planned_is_given_up_when_an_edit_leaves_the_stories_of_the_source_alone(bool again, int asked)
    {
        var source = Some.Source();
        await _life.RunAtAsync(source, 0);

        await _life.RunAtAsync(again ? source : source with { Digest = "edited", Schedule = source.Schedule with { Revisit = [] } }, 2, 30);

        Assert.InRange(_life.Asked(Page), asked, again ? 9 : asked);
    }
}
