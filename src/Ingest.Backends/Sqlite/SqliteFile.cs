using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>Connections to one file: a single writer behind a lock, pooled readers, and errors in words.</summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    /// <summary>How long another process may hold the write lock before we give up.</summary>
    private const int BusySeconds = 30;

    private readonly SqliteWriter _writer;
    private readonly string _connection;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private SqliteFile(string path, string connection, SqliteWriter writer, TimeProvider time)
    {
        Description = $"SQLite store '{path}'";
        _connection = connection;
        _writer = writer;
        Time = time;
    }

    public string Description { get; }

    public TimeProvider Time { get; }

    /// <exception cref="StoreUnavailableException">The file cannot be made, opened or written, or is no database.</exception>
    public static async Task<SqliteFile> OpenAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        var inMemory = path == StoreFactory.InMemory;
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = inMemory ? "file:" + Guid.NewGuid().ToString("N") : Path.GetFullPath(path),
            Mode = inMemory ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWriteCreate,
            Cache = inMemory ? SqliteCacheMode.Shared : SqliteCacheMode.Default,
            DefaultTimeout = BusySeconds,
        };
        try
        {
            if (!inMemory && Path.GetDirectoryName(builder.DataSource) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            var writer = new SqliteWriter(builder.ConnectionString);
            await writer.OpenAsync(cancellationToken);

            // NORMAL with WAL survives every kill of the process; only a power cut can take the last transactions, and those pages are read again.
            writer.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
            writer.Execute("BEGIN IMMEDIATE; ROLLBACK;");
            return new SqliteFile(path, builder.ConnectionString, writer, time);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Unavailable($"SQLite store '{path}'", exception);
        }
    }

    /// <summary>Runs <paramref name="work"/> in one immediate transaction; it is rolled back when anything throws.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            using var transaction = _writer.BeginTransaction(deferred: false);
            var result = work(_writer, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            transaction.Commit();
            return result;
        }
        catch (SqliteException exception) when (IsUnavailable(exception))
        {
            throw Unavailable(Description, exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// One step of many: writes, and then rests as long as it took. A writer in another process asks for the lock now and then only, and would not
    /// come to it between two steps that follow at once.
    /// </summary>
    public async Task<T> WriteStepAsync<T>(Func<SqliteConnection, CancellationToken, T> work, CancellationToken cancellationToken)
    {
        var start = Time.GetTimestamp();
        var result = await WriteAsync(work, cancellationToken);
        await Task.Delay(Time.GetElapsedTime(start), Time, cancellationToken);
        return result;
    }

    /// <summary>Runs <paramref name="work"/> on a reader of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var reader = await OpenReaderAsync(cancellationToken);
            return work(reader);
        }
        catch (SqliteException exception) when (IsUnavailable(exception))
        {
            throw Unavailable(Description, exception);
        }
    }

    public async Task<SqliteConnection> OpenReaderAsync(CancellationToken cancellationToken)
    {
        var reader = new SqliteConnection(_connection);
        await reader.OpenAsync(cancellationToken);
        return reader;
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection(_connection));
        _turn.Dispose();
    }

    /// <summary>The file as a whole cannot be used: busy, locked, read-only, I/O, damaged, full, not to be opened, no database. All else is a fault of ours.</summary>
    public static bool IsUnavailable(SqliteException exception) => exception.SqliteErrorCode is 5 or 6 or 8 or 10 or 11 or 13 or 14 or 26;

    public static StoreUnavailableException Unavailable(string description, Exception exception)
    {
        var (cause, remedy) = exception switch
        {
            SqliteException { SqliteErrorCode: 26 } => ("the file is not a SQLite database", "name another file, or move this one away"),
            SqliteException { SqliteErrorCode: 11 } => ("the file is damaged", "restore it from a backup, or save what 'sqlite3 FILE .recover' can read"),
            SqliteException { SqliteErrorCode: 13 } => ("the disk is full", "make room; nothing that was stored is lost"),
            SqliteException { SqliteErrorCode: 8 } => ("the file or its folder is read-only", "give this user write access"),
            SqliteException { SqliteErrorCode: 14 } => ("the file cannot be opened", "see that the folder exists and this user may read and write it"),
            SqliteException { SqliteErrorCode: 5 or 6 } => ("another process holds the write lock", "see that no other program keeps a transaction open on it"),
            UnauthorizedAccessException => ("access is denied", "give this user write access to the folder"),
            _ => (exception.Message, "see that the path names a file in a folder that this user may write"),
        };
        return new StoreUnavailableException($"{description}: {cause}; {remedy}", exception);
    }
}
