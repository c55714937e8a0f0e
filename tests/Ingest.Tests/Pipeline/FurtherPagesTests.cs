using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Tests.Pipeline;

/// <summary>Articles on several pages, looked at again and again.</summary>
public sealed class FurtherPagesTests : IAsyncLifetime
{
    private const string First = "https://herald.example/news/flood";
    private const string Second = First + "?page=2";

    private SourceLife _life = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _life = await SourceLife.OpenAsync();
        _life.Site.On("https://herald.example/rss.xml", $"<rss version=\"2.0\"><channel><title>Herald</title><item><link>{First}</link></item></channel></rss>", "application/rss+xml");
        _life.Site.On(First, PageOf("one", "<link rel=next href='/news/flood?page=2'>"));
    }

    public ValueTask DisposeAsync() => _life.DisposeAsync();

    [Theory]
    [InlineData(FailureKind.ClientError)]
    [InlineData(FailureKind.NotFound)]
    public async Task A_further_page_that_is_lost_later_leaves_the_story_as_it_is(FailureKind kind)
    {
        _life.Site.On(Second, PageOf("two", "<link rel=prev href='/news/flood'>")).Fails(Second, kind, "herald.example refused");

        await _life.RunAtAsync(Some.Source(), 0, 2);

        var story = await StoryAsync();
        var link = await _life.Store.Links.FindAsync(CanonicalUrl.Key(new Uri(First)), Token);
        Assert.Equal((0, 2), (story!.Revision, story.Body.Count));
        Assert.Equal((LinkState.Stored, kind.Name(), $"further page {Second}: herald.example refused"), (link!.State, link.Reason, link.Detail));
    }

    [Fact]
    public async Task An_article_whose_further_page_stays_behind_a_wall_is_stored_with_what_is_open()
    {
        _life.Site.On(Second, "<html><head><title>Just a moment...</title></head><body><h1>Just a moment...</h1><p>Checking your browser before you come in.</p></body></html>");

        for (var hour = 0; hour < 60 && await StoryAsync() is null; hour += 6)
        {
            await _life.RunAtAsync(Some.Source(), hour);
        }

        var story = await StoryAsync();
        Assert.Equal("body finder, page 2 could not be had", story!.Provenance["body"]);
        Assert.Equal(8, _life.Asked(Second));
    }

    [Fact]
    public async Task The_trial_of_an_article_shows_the_blocks_of_all_its_pages()
    {
        _life.Site.On(Second, PageOf("two", "<link rel=prev href='/news/flood'>").Replace("<article>", "<article><p>one " + MadeUpNews.Words(21, 60) + "</p>", StringComparison.Ordinal));

        var tried = await ActivatorUtilities.CreateInstance<Trial>(_life.Services).ReadAsync(new Link { Url = new Uri(First) }, Some.Source(), Token);

        var blocks = tried.Trace!.Blocks.Where(fate => fate.Block.Text.Length > 100).ToList();
        Assert.Equal([null, "stands on an earlier page", null], blocks.Select(fate => fate.Dropped));
    }

    private static string PageOf(string name, string links) =>
        $"<html lang=en><head><title>The flood</title>{links}</head><body><h1>The flood</h1><article><p>{name} {MadeUpNews.Words(name.Length * 7, 60)}</p></article></body></html>";

    private async Task<Story?> StoryAsync() => (await _life.Store.Stories.LatestAsync(null, null, 1, Token)).SingleOrDefault();
}
