using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
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

    [Theory]
    [InlineData(FailureKind.NotFound)]
    [InlineData(FailureKind.Gone)]
    public async Task A_further_page_that_stays_lost_is_no_sign_that_the_story_was_taken_down(FailureKind kind)
    {
        _life.Site.On(Second, PageOf("two", "<link rel=prev href='/news/flood'>")).Fails(Second, kind, "herald.example refused");

        await _life.RunAtAsync(Some.Source(), 0, 2, 4);

        var story = await StoryAsync();
        var link = await _life.Store.Links.FindAsync(CanonicalUrl.Key(new Uri(First)), Token);
        Assert.Equal(3, _life.Asked(First));
        Assert.Equal((null, 2), (story!.Removed, story.Body.Count));
        Assert.Equal((0, "not_found", true), (link!.Misses, link.Reason, link.NextTry is not null));
    }

    [Fact]
    public async Task Its_first_page_alone_does_not_become_a_story_when_it_is_split_off()
    {
        var gazette = Some.Source("gazette") with { Discover = [new DiscoverDefinition.Feed(new Uri("https://gazette.example/rss.xml"))] };
        _life.Site.On("https://gazette.example/rss.xml", SourceLife.Feed([1], host: "gazette.example"));
        _life.Site.On("https://gazette.example/news/1", PageOf("one", string.Empty).Replace("</article>", $"<p>two {MadeUpNews.Words(21, 60)}</p></article>", StringComparison.Ordinal));
        _life.Site.On(Second, PageOf("two", "<link rel=prev href='/news/flood'>"));
        await _life.RunAsync(gazette);
        await _life.RunAsync(Some.Source());
        var story = await StoryAsync();

        var split = await _life.Services.GetRequiredService<StoryCorrector>().SplitAsync(story!.Id.Value, new Uri(First), new SourceSet([gazette, Some.Source()]), Token);

        Assert.Equal((null, null, true), (split.Problem, split.Other, split.IsReadAgain));
        Assert.Equal(LinkState.Pending, (await _life.Store.Links.FindAsync(CanonicalUrl.Key(new Uri(First)), Token))!.State);
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
    public async Task The_dates_of_an_article_that_waits_for_a_further_page_are_judged()
    {
        var source = Some.Source() with { Extract = new ExtractDefinition { Published = new FieldRule { Css = "h1", Formats = ["yyyy-MM-dd"] } } };
        _life.Site.Fails(Second, FailureKind.ServerError, "herald.example answered 503");

        await _life.RunAsync(source);

        Assert.Null(await StoryAsync());
        Assert.Equal((1, 1), Assert.Single((await _life.Store.Sources.FindAsync(source.Id, Token))!.OwnRules) is var rule ? (rule.Matched, rule.Unfit) : default);
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
