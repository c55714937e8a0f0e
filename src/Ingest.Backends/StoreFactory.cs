using Ingest.Backends.Mongo;
using Ingest.Backends.Sqlite;
using Ingest.Core.Spool;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Ingest.Backends;

/// <summary>Opens the store that a connection names.</summary>
public static class StoreFactory
{
    /// <summary>A store that lives as long as it is open.</summary>
    public const string InMemory = ":memory:";

    /// <summary>
    /// Opens a MongoDB database (<c>mongodb://</c>, <c>mongodb+srv://</c>) or a SQLite file (made when missing).
    /// <see cref="IIngestStore.MigrateAsync"/> must be called before first use.
    /// </summary>
    /// <param name="connection">What <c>Store:Connection</c> says.</param>
    /// <param name="logger">Hears of a server that is slow, away or back.</param>
    /// <param name="time">Measures waits and leases.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be reached or opened.</exception>
    public static async Task<IIngestStore> OpenAsync(string connection, ILogger logger, TimeProvider time, CancellationToken cancellationToken) =>
        IsServer(connection)
            ? await MongoStore.OpenAsync(connection, MongoOptions.Default, time, logger, cancellationToken)
            : await SqliteStore.OpenAsync(connection, time, cancellationToken);

    /// <summary>The schema of the store that a connection names. A file is neither made nor changed before it is told to.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    public static async Task<IStoreSchema> OpenSchemaAsync(string connection, ILogger logger, TimeProvider time, CancellationToken cancellationToken) =>
        IsServer(connection)
            ? await MongoStoreSchema.OpenAsync(connection, MongoOptions.Default, time, logger, cancellationToken)
            : new SqliteStoreSchema(connection, time);

    /// <summary>A store by its full path or by its servers and database: the same however it is written, without secrets.</summary>
    public static string NameOf(string connection) => IsServer(connection) ? MongoConnection.NameOf(connection) : Path.GetFullPath(connection);

    /// <summary>False when the connection names a file that is not there yet; whether a server answers is told by opening it.</summary>
    public static bool Exists(string connection) => IsServer(connection) || File.Exists(connection);

    /// <summary>Where articles wait for this store unless a setting says otherwise: beside a file, so that two stores never share it.</summary>
    public static string SpoolFolder(string connection) =>
        IsServer(connection) || connection == InMemory ? new SpoolOptions().Folder : connection + ".spool";

    /// <summary>Anything else is the path of a file.</summary>
    private static bool IsServer(string connection) =>
        connection.StartsWith("mongodb://", StringComparison.OrdinalIgnoreCase) || connection.StartsWith("mongodb+srv://", StringComparison.OrdinalIgnoreCase);
}
