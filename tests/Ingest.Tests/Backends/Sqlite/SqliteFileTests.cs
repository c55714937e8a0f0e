using Ingest.Backends;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Backends.Sqlite;

/// <summary>What can be wrong with a file is told with path, cause and remedy.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_missing_folder_is_made()
    {
        await using var store = await OpenAsync(_folder.At("deep/er/ingest.db"));

        Assert.True(File.Exists(_folder.At("deep/er/ingest.db")));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_was()
    {
        var path = _folder.Write("notes.db", string.Concat(Enumerable.Repeat("these are notes, not a database\n", 200)));

        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(path));

        Assert.Contains(path, exception.Message);
        Assert.Contains("not a SQLite database", exception.Message);
        Assert.StartsWith("these are notes", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_refused()
    {
        var path = _folder.Write("file", "x");

        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(Path.Combine(path, "ingest.db")));

        Assert.Contains("ingest.db", exception.Message);
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await using (var store = await OpenAsync(_folder.At("ingest.db")))
        {
        }

        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=" + _folder.At("ingest.db")))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 999";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(_folder.At("ingest.db")));
        Assert.Contains("schema 999", exception.Message);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<IIngestStore> OpenAsync(string path)
    {
        var store = await StoreFactory.OpenAsync(path, NullLogger.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
        await store.MigrateAsync(TestContext.Current.CancellationToken);
        return store;
    }
}
