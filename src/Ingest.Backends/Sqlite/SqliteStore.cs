using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>The embedded back end: one SQLite file in WAL mode, one writer at a time, any number of readers, several processes.</summary>
internal sealed class SqliteStore : IIngestStore
{
    /// <summary>Records removed in one transaction.</summary>
    internal const int PurgeStep = 100;

    private readonly SqliteFile _file;

    internal SqliteStore(SqliteFile file)
    {
        _file = file;
        Stories = new SqliteStoryStore(file);
        Links = new SqliteLinkStore(file);
        Pages = new SqlitePageStore(file);
        Sources = new SqliteSourceStore(file);
        SourceFiles = new SqliteSourceFileStore(file);
        Hosts = new SqliteHostStore(file);
        Leases = new SqliteLeaseStore(file);
        Runs = new SqliteRunStore(file);
        Quarantine = new SqliteQuarantineStore(file);
        Corrections = new SqliteCorrectionStore(file);
        Records = new SqliteRecords(file);
    }

    public string Description => _file.Description;

    public IStoryStore Stories { get; }

    public ILinkStore Links { get; }

    public IPageStore Pages { get; }

    public ISourceStore Sources { get; }

    public ISourceFileStore SourceFiles { get; }

    public IHostStore Hosts { get; }

    public ILeaseStore Leases { get; }

    public IRunStore Runs { get; }

    public IQuarantineStore Quarantine { get; }

    public ICorrectionStore Corrections { get; }

    public IRecordStore Records { get; }

    public static async Task<SqliteStore> OpenAsync(string path, TimeProvider time, CancellationToken cancellationToken) =>
        new(await SqliteFile.OpenAsync(path, time, cancellationToken));

    public Task MigrateAsync(CancellationToken cancellationToken) => _file.WriteAsync(
        (writer, _) =>
        {
            new SqliteMigration(writer, _file.Description).Advance();
            return 0;
        },
        cancellationToken);

    /// <summary>Writes the version that is there: the smallest write that the disk has to take.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) => _file.WriteAsync(
        (writer, _) => writer.Execute(FormattableString.Invariant($"PRAGMA user_version = {writer.Scalar("PRAGMA user_version")}")), cancellationToken);

    public async Task<int> PurgeAsync(Retention retention, DateTimeOffset now, CancellationToken cancellationToken) =>
        await PurgeAsync((writer, batch) => new SqliteFingerprints(writer).RemoveOlder(now - retention.Fingerprints, batch), cancellationToken)
        + await PurgeAsync("pages", "key", "fetched_at", now - retention.Pages, cancellationToken)
        + await PurgeAsync("runs", "number", "started_at", now - retention.Runs, cancellationToken)
        + await PurgeAsync("quarantine", "key", "at", now - retention.Quarantine, cancellationToken)
        + await PurgeAsync("hosts", "host", "next_allowed_at", now, cancellationToken)
        + await PurgeAsync(SqliteLeaseStore.Purge(now), cancellationToken);

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private Task<int> PurgeAsync(string table, string key, string time, DateTimeOffset before, CancellationToken cancellationToken) => PurgeAsync(
        (writer, batch) => writer.Execute(
            $"DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table} WHERE {time} < $before LIMIT $batch)",
            ("$before", before.ToUnixTimeMilliseconds()), ("$batch", batch)),
        cancellationToken);

    /// <summary>In small steps, so that writers never wait long.</summary>
    private async Task<int> PurgeAsync(Func<SqliteConnection, int, int> remove, CancellationToken cancellationToken)
    {
        var removed = 0;
        for (int last; ; removed += last)
        {
            last = await _file.WriteStepAsync((writer, _) => remove(writer, PurgeStep), cancellationToken);
            if (last < PurgeStep)
            {
                return removed + last;
            }
        }
    }
}
