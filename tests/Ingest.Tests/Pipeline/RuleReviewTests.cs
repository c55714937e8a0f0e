using Ingest.Backends;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Pipeline;

public sealed class RuleReviewTests : IAsyncLifetime
{
    private static readonly SourceDefinition Source = Some.Source() with { Extract = new ExtractDefinition { Title = new FieldRule { Css = ".headline" } } };

    private readonly TempFolder _temp = new();
    private IIngestStore _store = null!;
    private OpenDesk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, Token);
        _desk = new OpenDesk(_store, _temp);
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _store.DisposeAsync();
        _temp.Dispose();
    }

    [Fact]
    public async Task A_rule_that_misses_many_pages_in_its_first_failing_run_is_looked_into()
    {
        var good = await ReviewAsync([], 3, "headline");

        var broken = Assert.Single(await ReviewAsync(good, 60, "heading"));

        Assert.Equal((60, RuleTroubleKind.Broken, "https://herald.example/news/0"), (broken.Missed, broken.Trouble!.Kind, broken.Trouble.Url));
        Assert.NotNull(broken.Trouble.Proposal);
    }

    [Fact]
    public async Task An_edited_rule_shows_what_it_matched_itself_as_soon_as_it_matches()
    {
        var former = Assert.Single(await ReviewAsync([], 3, "headline")) with { Digest = "another", Css = ".title" };
        former = former with { Sample = former.Sample! with { Text = "what the former rule matched" } };

        var waiting = Assert.Single(await ReviewAsync([former], 1, "heading"));
        var matching = Assert.Single(await ReviewAsync([former], 1, "headline"));

        Assert.Equal(("what the former rule matched", MadeUpNews.Title(0)), (waiting.Sample?.Text, matching.Sample?.Text));
    }

    [Fact]
    public async Task What_stands_on_a_page_is_not_logged()
    {
        await ReviewAsync(await ReviewAsync([], 3, "headline"), 2, "heading");

        Assert.DoesNotContain(_desk.Log.All, line => line.Contains(MadeUpNews.Title(0), StringComparison.Ordinal));
        Assert.Contains(_desk.Log.All, line => line.Contains("extract.title: .headline gave a value on 3 of 3 pages", StringComparison.Ordinal) && line.Contains("; try css: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_whose_dates_were_not_judged_say_nothing_about_the_formats()
    {
        var source = Some.Source() with { Extract = new ExtractDefinition { Published = new FieldRule { Css = "time", Formats = ["dd.MM.yyyy"] } } };
        async Task<RuleRecord> RunAsync(IReadOnlyList<RuleRecord> before, int pages, params JudgedDate[] dates)
        {
            var watch = new RuleWatch(source, Some.Now);
            Enumerable.Range(0, pages).ToList().ForEach(n => watch.Note(Some.Page("<time>2 March 2026</time>", OpenDesk.Url(n)), [], dates));
            return Assert.Single(await _desk.Get<RuleReview>().ReviewAsync(source, before, watch, [], Some.Now, Token));
        }

        var unfit = await RunAsync([], 3, new JudgedDate("published", "2 March 2026", Fits: false));
        var unjudged = await RunAsync([unfit], 2);
        var fit = await RunAsync([unjudged], 1, new JudgedDate("published", "02.03.2026", Fits: true));

        Assert.Equal((RuleTroubleKind.FormatsUnfit, 3), (unjudged.Trouble?.Kind, unjudged.Unfit));
        Assert.Null(fit.Trouble);
    }

    [Fact]
    public async Task It_ends_when_the_run_is_ended()
    {
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _desk.Get<RuleReview>().ReviewAsync(Source, [], new RuleWatch(Source, Some.Now), [], Some.Now, ended.Token));
    }

    /// <summary>So many pages whose title has this class.</summary>
    private Task<IReadOnlyList<RuleRecord>> ReviewAsync(IReadOnlyList<RuleRecord> before, int pages, string name)
    {
        var watch = new RuleWatch(Source, Some.Now);
        for (var n = 0; n < pages; n++)
        {
            var page = Some.Page($"<html><body><article><h1 class={name}>{MadeUpNews.Title(n)}</h1><p>{MadeUpNews.Words(n * 10, 60)}.</p></article></body></html>", OpenDesk.Url(n));
            watch.Note(page, name == "headline" ? [] : [new UnmatchedRule("title", ".headline")], []);
        }

        return _desk.Get<RuleReview>().ReviewAsync(Source, before, watch, [], Some.Now, Token);
    }
}
