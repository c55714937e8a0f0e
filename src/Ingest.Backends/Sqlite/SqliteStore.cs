using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>The embedded back end: one SQLite file in WAL mode, one writer at a time, any number of readers, several processes.</summary>
internal sealed class SqliteStore : IIngestStore
{
    private readonly SqliteFile _file;

    private SqliteStore(SqliteFile file)
    {
        _file = file;
        Stories = new SqliteStoryStore(file);
        Links = new SqliteLinkStore(file);
        Pages = new SqlitePageStore(file);
        Sources = new SqliteSourceStore(file);
        Hosts = new SqliteHostStore(file);
        Runs = new SqliteRunStore(file);
        Quarantine = new SqliteQuarantineStore(file);
    }

    public string Description => _file.Description;

    public IStoryStore Stories { get; }

    public ILinkStore Links { get; }

    public IPageStore Pages { get; }

    public ISourceStore Sources { get; }

    public IHostStore Hosts { get; }

    public IRunStore Runs { get; }

    public IQuarantineStore Quarantine { get; }

    public static async Task<SqliteStore> OpenAsync(string path, TimeProvider time, CancellationToken cancellationToken) =>
        new(await SqliteFile.OpenAsync(path, time, cancellationToken));

    public Task MigrateAsync(CancellationToken cancellationToken) => _file.WriteAsync(
        (writer, _) =>
        {
            var version = Convert.ToInt32(writer.Scalar("PRAGMA user_version"), System.Globalization.CultureInfo.InvariantCulture);
            if (version > SqliteSchema.Steps.Count)
            {
                throw new StoreUnavailableException(
                    $"{_file.Description} has schema {version}, this program knows {SqliteSchema.Steps.Count}; run the newer program, or name another store");
            }

            for (; version < SqliteSchema.Steps.Count; version++)
            {
                writer.Execute(SqliteSchema.Steps[version]);
                writer.Execute(FormattableString.Invariant($"PRAGMA user_version = {version + 1}"));
            }

            return 0;
        },
        cancellationToken);

    public async Task<int> PurgeAsync(Retention retention, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var removed = 0;
        removed += await PurgeFingerprintsAsync(now - retention.Fingerprints, cancellationToken);
        removed += await PurgeAsync("DELETE FROM pages WHERE key IN (SELECT key FROM pages WHERE fetched_at < $before LIMIT $batch)", now - retention.Pages, cancellationToken);
        removed += await PurgeAsync("DELETE FROM runs WHERE number IN (SELECT number FROM runs WHERE started_at < $before LIMIT $batch)", now - retention.Runs, cancellationToken);
        return removed;
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    /// <summary>In small steps, so that writers never wait long.</summary>
    private async Task<int> PurgeAsync(string sql, DateTimeOffset before, CancellationToken cancellationToken)
    {
        const int batch = 500;
        var removed = 0;
        for (int last; ; removed += last)
        {
            last = await _file.WriteAsync(
                (writer, _) => writer.Execute(sql, ("$before", before.ToUnixTimeMilliseconds()), ("$batch", batch)), cancellationToken);
            if (last < batch)
            {
                return removed + last;
            }
        }
    }

    private async Task<int> PurgeFingerprintsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        const int batch = 200;
        var removed = 0;
        for (int last; ; removed += last)
        {
            last = await _file.WriteAsync((writer, _) => RemoveFingerprints(writer, before, batch), cancellationToken);
            if (last < batch)
            {
                return removed + last;
            }
        }
    }

    private static int RemoveFingerprints(SqliteConnection writer, DateTimeOffset before, int batch)
    {
        var old = new List<(long Number, long At, byte[] Data)>();
        using (var command = writer.Command("SELECT number, at, data FROM fingerprints WHERE at < $before LIMIT $batch", ("$before", before.ToUnixTimeMilliseconds()), ("$batch", batch)))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                old.Add((reader.GetInt64(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)));
            }
        }

        var neighbors = new SqliteNeighbors(writer);
        old.ForEach(row => neighbors.Remove(row.Number, row.At, row.Data));
        return old.Count;
    }
}
