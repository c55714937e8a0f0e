using Ingest.Backends.Sqlite;
using Ingest.Core.Storage;

namespace Ingest.Backends;

/// <summary>Opens the store that a connection names.</summary>
public static class StoreFactory
{
    /// <summary>A store that lives as long as it is open.</summary>
    public const string InMemory = ":memory:";

    /// <summary>Opens a SQLite file (made when missing). <see cref="IIngestStore.MigrateAsync"/> must be called before first use.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached or opened.</exception>
    public static async Task<IIngestStore> OpenAsync(string connection, TimeProvider time, CancellationToken cancellationToken)
    {
        if (connection.StartsWith("mongodb://", StringComparison.Ordinal) || connection.StartsWith("mongodb+srv://", StringComparison.Ordinal))
        {
            throw new StoreUnavailableException("this version keeps stories in SQLite only; give --store (Store:Connection) the path of a file");
        }

        return await SqliteStore.OpenAsync(connection, time, cancellationToken);
    }
}
