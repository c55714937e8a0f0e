using Ingest.Core.Storage;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises; a back end is tested by a subclass that opens one.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private IIngestStore? _store;

    protected IIngestStore Store => _store!;

    /// <summary>The time at which the test runs, as stores keep it; for what a store forgets by its own clock.</summary>
    protected static DateTimeOffset Today { get; } = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await OpenAsync();
        await _store.MigrateAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await RemoveAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the store of this test: empty the first time, the same one later.</summary>
    protected abstract Task<IIngestStore> OpenAsync();

    /// <summary>Takes the store away for good.</summary>
    protected abstract ValueTask RemoveAsync();

    protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        _store = await OpenAsync();
        await _store.MigrateAsync(Token);
    }
}
