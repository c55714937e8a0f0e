using Ingest.Backends;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Cli;

/// <summary>Settings, store and parts for one verb.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Session(IIngestStore store, ServiceProvider services)
    {
        Store = store;
        _services = services;
    }

    public IIngestStore Store { get; }

    public IServiceProvider Services => _services;

    /// <exception cref="StoreUnavailableException">The store cannot be reached or opened.</exception>
    public static async Task<Session> OpenAsync(IConfiguration settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var store = await OpenStoreAsync(settings, terminal, cancellationToken);
        return Over(store, settings, terminal);
    }

    /// <summary>For verbs that only look: a SQLite file that does not exist is not created.</summary>
    /// <exception cref="StoreUnavailableException">There is no such file, or the store cannot be reached or opened.</exception>
    public static async Task<Session> OpenExistingAsync(IConfiguration settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var store = await OpenExistingStoreAsync(settings, terminal, cancellationToken);
        return Over(store, settings, terminal);
    }

    /// <exception cref="StoreUnavailableException">There is no such file, or the store cannot be reached or opened.</exception>
    public static async Task<IIngestStore> OpenExistingStoreAsync(IConfiguration settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var connection = settings[Settings.StoreConnection]!;
        if (!StoreFactory.Exists(connection))
        {
            throw new StoreUnavailableException($"there is no store at '{connection}' yet; 'ingest run' makes it, or name another with --store CONNECTION");
        }

        return await OpenStoreAsync(settings, terminal, cancellationToken);
    }

    /// <summary>Over a store that holds nothing and is forgotten, for verbs that need none. They say themselves which addresses are refused, and the log does not.</summary>
    public static async Task<Session> OpenWithoutStoreAsync(IConfiguration settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var store = await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, cancellationToken);
        await store.MigrateAsync(cancellationToken);
        return Over(store, settings, terminal, logging => logging.AddFilter("Ingest.Core.Fetch.HttpFetcher", LogLevel.Error));
    }

    /// <exception cref="StoreUnavailableException">The store cannot be reached or opened.</exception>
    public static async Task<IIngestStore> OpenStoreAsync(IConfiguration settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var store = await StoreFactory.OpenAsync(settings[Settings.StoreConnection]!, StoreLogger(settings, terminal), TimeProvider.System, cancellationToken);
        try
        {
            await store.MigrateAsync(cancellationToken);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Hears of a server that is slow, away or back.</summary>
    public static ILogger StoreLogger(IConfiguration settings, Terminal terminal) =>
        LoggerFactory.Create(logging => Logs.Configure(logging, settings, LogLevel.Warning, terminal)).CreateLogger(typeof(StoreFactory));

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Store.DisposeAsync();
    }

    private static Session Over(IIngestStore store, IConfiguration settings, Terminal terminal, Action<ILoggingBuilder>? quieten = null) =>
        new(store, Composition.Provide(settings, store, new SourceCatalog(), logging =>
        {
            Logs.Configure(logging, settings, LogLevel.Warning, terminal);
            quieten?.Invoke(logging);
        }));
}
