using Ingest.Backends;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Pipeline;

/// <summary>A story, and later looks at its page.</summary>
public abstract class LaterLooks : IAsyncLifetime
{
    private OpenDesk? _desk;

    private protected TempFolder Temp { get; } = new();

    private protected OpenDesk Desk => _desk!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var store = await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, Token);
        await store.MigrateAsync(Token);
        _desk = new OpenDesk(store, Temp);
    }

    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        await Desk.Store.DisposeAsync();
        Temp.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The page, and what its address answers at later looks; beside it one that is always there.</summary>
    private protected void Offer(params FetchResult[] later)
    {
        Desk.Offer(1);
        Desk.Site.Forget(OpenDesk.Url(0));
        foreach (var answer in later.Prepend(Page()))
        {
            Desk.Site.On(OpenDesk.Url(0), answer);
        }
    }

    private protected static FetchResult Page() => new FetchResult.Fetched(Some.Page(MadeUpNews.Page(0), OpenDesk.Url(0)));

    private protected async Task<RunReport> RunAsync(double hours = 0, OpenDesk? desk = null, SourceDefinition? source = null)
    {
        desk ??= Desk;
        desk.Clock.Advance(TimeSpan.FromHours(hours));
        return ((SharedRun.Ran)await desk.Get<SharedRunner>().RunAsync(source ?? Some.Source(), onlyIfDue: false, new RunTally(), CancellationToken.None, Token)).Report;
    }

    private protected async Task<Story> StoryAsync() => (await LinkAsync()).Story is { } id ? (await Desk.Store.Stories.FindAsync(id, Token))! : throw new InvalidOperationException("no story");

    private protected async Task<LinkRecord> LinkAsync() => (await Desk.Store.Links.FindAsync(CanonicalUrl.Key(new Uri(OpenDesk.Url(0))), Token))!;
}
