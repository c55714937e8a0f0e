using Ingest.Backends;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Pipeline;

/// <summary>Sources over days: scripted documents whose stories are never there, so that only what is remembered of the documents counts.</summary>
internal sealed class SourceLife : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private SourceLife(IIngestStore store, FakeTimeProvider time)
    {
        (Store, Time) = (store, time);
        _services = new ServiceCollection().AddLogging(logging => logging.AddProvider(Log)).AddIngest(new ConfigurationBuilder().Build(), store, new SourceCatalog())
            .AddFakeTime(time).AddSingleton<IFetcher>(Site).BuildServiceProvider(validateScopes: true);
    }

    public IServiceProvider Services => _services;

    public IIngestStore Store { get; }

    public FakeTimeProvider Time { get; }

    public ScriptedFetcher Site { get; } = new();

    public LogLines Log { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SourceLife> OpenAsync()
    {
        var time = new FakeTimeProvider(Some.Now);
        var store = await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, time, Token);
        await store.MigrateAsync(Token);
        return new SourceLife(store, time);
    }

    /// <summary>A feed with these stories.</summary>
    public static FetchResult.Fetched Feed(IEnumerable<int> stories, string title = "The Herald", string host = "herald.example", string? etag = null) =>
        new(Some.Page(
            $"<rss version=\"2.0\"><channel><title>{title}</title>{string.Concat(stories.Select(n => $"<item><title>{title} {n}</title><link>https://{host}/news/{n}</link></item>"))}</channel></rss>",
            $"https://{host}/rss.xml", "application/rss+xml") with
        {
            Validators = new Validators(etag, null),
        });

    /// <summary>One run, due or not; null when the source is paused.</summary>
    public async Task<RunReport?> RunAsync(SourceDefinition source) =>
        (await _services.GetRequiredService<SharedRunner>().RunAsync(source, onlyIfDue: false, new RunTally(), CancellationToken.None, Token) as SharedRun.Ran)?.Report;

    /// <summary>Runs at these hours from the start.</summary>
    public async Task RunAtAsync(SourceDefinition source, params int[] hours)
    {
        foreach (var hour in hours)
        {
            Time.Advance(Some.Now.AddHours(hour) - Time.GetUtcNow());
            await RunAsync(source);
        }
    }

    public Task ResumeAsync(SourceDefinition source) => _services.GetRequiredService<Resumption>().ResumeAsync([source.Id], Token);

    public async Task<SourceState> StateAsync(SourceDefinition source) => (await Store.Sources.FindAsync(source.Id, Token))!;

    public async Task<IReadOnlyList<string>> IssuesAsync(SourceDefinition source) => [.. SourceIssues.Of(await StateAsync(source), Time.GetUtcNow()).Select(issue => issue.ToString())];

    /// <summary>How often a URL was asked for.</summary>
    public int Asked(string url) => Site.RequestedUrls.Count(asked => asked == url);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Store.DisposeAsync();
        Log.Dispose();
    }
}
