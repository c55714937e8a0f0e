using Ingest.Backends.Mongo;
using Ingest.Backends.Sqlite;
using Ingest.Core.Storage;

namespace Ingest.Backends;

/// <summary>Opens the store that a connection names.</summary>
public static class StoreFactory
{
    /// <summary>A store that lives as long as it is open.</summary>
    public const string InMemory = ":memory:";

    /// <summary>True when the connection names a database server, so that there is no file to look for.</summary>
    public static bool IsServer(string connection) =>
        connection.StartsWith("mongodb://", StringComparison.OrdinalIgnoreCase) || connection.StartsWith("mongodb+srv://", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Opens a MongoDB database (<c>mongodb://</c>, <c>mongodb+srv://</c>) or a SQLite file (made when missing).
    /// <see cref="IIngestStore.MigrateAsync"/> must be called before first use.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached or opened.</exception>
    public static async Task<IIngestStore> OpenAsync(string connection, StoreEvents events, TimeProvider time, CancellationToken cancellationToken) =>
        IsServer(connection)
            ? await MongoStore.OpenAsync(connection, MongoOptions.Default, time, events, cancellationToken)
            : await SqliteStore.OpenAsync(connection, time, cancellationToken);
}
