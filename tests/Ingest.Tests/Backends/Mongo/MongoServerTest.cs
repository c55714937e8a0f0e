using Ingest.Backends;
using Ingest.Backends.Mongo;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Backends.Mongo;

/// <summary>One stand-in server and a store on it whose waits are short.</summary>
public abstract class MongoServerTest : IAsyncLifetime
{
    private MongoStore? _store;

    internal static readonly MongoOptions Quick = new()
    {
        RetryDelay = TimeSpan.FromMilliseconds(1),
        MostRetryDelay = TimeSpan.FromMilliseconds(5),
        BreakAfter = 1000,
    };

    /// <summary>Judges by place alone.</summary>
    internal static readonly Placement ByPlace = new(
        (draft, neighborhood) => neighborhood.SamePlace is { } known ? new Verdict.Unchanged(known.Id) : new Verdict.New(),
        (draft, _, verdict) => verdict is Verdict.New ? new StoryChange(verdict, draft.Story, null, draft.Fingerprint) : new StoryChange(verdict, null, null, null),
        TimeSpan.FromHours(72));

    internal MongoDouble Server { get; } = MongoDouble.Start();

    internal MongoStore Store => _store!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await OpenAsync(Quick);
        await _store.MigrateAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Server.DisposeAsync();
        Assert.Empty(Server.Refusals);
        GC.SuppressFinalize(this);
    }

    /// <param name="options">Bounds of its calls.</param>
    /// <param name="patience">Seconds that a server is waited for; little only where none will come.</param>
    internal Task<MongoStore> OpenAsync(MongoOptions options, int patience = 30) =>
        MongoStore.OpenAsync($"{Server.ConnectionString}?serverSelectionTimeoutMS={patience}000", options, TimeProvider.System, NullLogger.Instance, Token);

    internal Task<StoryChange> PlaceAsync(string url = "https://herald.example/news/1", LinkRecord? settle = null) => Store.Stories.PlaceAsync(Some.Draft(url), ByPlace, settle, Token);
}
