using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Spool;
using Ingest.Core.Storage;
using Ingest.Daemon;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Support;

/// <summary>The daemon's parts over a store and a scripted site of made-up stories, on a fake clock, with the spool in a folder of the test.</summary>
internal sealed class OpenDesk : IAsyncDisposable
{
    public const string Feed = "https://herald.example/rss.xml";

    private readonly ServiceProvider _services;
    private readonly StoreRecovery _recovery;

    public OpenDesk(IIngestStore store, TempFolder temp, params (string Name, string Value)[] settings)
    {
        Store = store;
        var all = new Dictionary<string, string?> { ["Spool:Folder"] = temp.At("spool") };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(Log))
            .AddIngest(new ConfigurationBuilder().AddInMemoryCollection(all).Build(), store, new SourceCatalog())
            .AddDaemon()
            .AddSingleton<StoreRecovery>()
            .AddFakeTime(Clock)
            .AddSingleton<IFetcher>(Site)
            .BuildServiceProvider(validateScopes: true);
        _recovery = Get<StoreRecovery>();
    }

    public IIngestStore Store { get; }

    public FakeTimeProvider Clock { get; } = new(Some.Now);

    public ScriptedFetcher Site { get; } = new();

    public LogLines Log { get; } = new();

    public ArticleSpool Spool => Get<ArticleSpool>();

    public StoreWatch Watch => Get<StoreWatch>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static string Url(int n) => $"https://herald.example/news/{n}";

    /// <summary>A feed with so many stories.</summary>
    /// <param name="stories">How many.</param>
    /// <param name="at">The number of the story before whose answer <paramref name="something"/> happens.</param>
    /// <param name="something">What happens.</param>
    public OpenDesk Offer(int stories, int at = -1, Func<Task>? something = null)
    {
        var items = string.Concat(Enumerable.Range(0, stories).Select(n => $"<item><link>{Url(n)}</link></item>"));
        Site.On(Feed, $"<rss version=\"2.0\"><channel><title>Herald</title>{items}</channel></rss>", "application/rss+xml", etag: "\"1\"");
        for (var n = 0; n < stories; n++)
        {
            var (page, happens) = (MadeUpNews.Page(n), n == at);
            Site.On(Url(n), request =>
            {
                if (happens)
                {
                    Task.Run(something!, Token).Wait(Token);
                }

                return new FetchResult.Fetched(Some.Page(page, request.Url.AbsoluteUri));
            });
        }

        return this;
    }

    /// <summary>Begins to look after the store, as the daemon does.</summary>
    public Task StartAsync() => _recovery.StartAsync(Token);

    /// <summary>One run of the source as the daemon does it.</summary>
    public Task<SharedRun?> RunAsync(CancellationToken? stopping = null) => Get<PatientRunner>().RunAsync(Some.Source(), onlyIfDue: true, new RunTally(), stopping ?? CancellationToken.None, Token);

    public async Task<IReadOnlyList<string>> TitlesAsync()
    {
        var titles = new List<string>();
        await foreach (var story in Store.Stories.ListAsync(new StoryQuery(), Token))
        {
            titles.Add(story.Title);
        }

        return [.. titles.Order(StringComparer.Ordinal)];
    }

    /// <summary>Titles of the made-up stories from 0, as <see cref="TitlesAsync"/> gives them.</summary>
    public static IReadOnlyList<string> Titles(int stories) => [.. Enumerable.Range(0, stories).Select(MadeUpNews.Title).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await _recovery.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
