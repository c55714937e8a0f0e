using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

internal sealed class SqliteQuarantineStore(SqliteFile file) : IQuarantineStore
{
    public Task SaveAsync(QuarantineEntry entry, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) =>
        {
            SqliteLeaseStore.Check(writer, entry.Source, entry.Fence);
            return Save(writer, entry);
        },
        cancellationToken);

    /// <summary>Writes an entry within the caller's transaction.</summary>
    public static int Save(SqliteConnection writer, QuarantineEntry entry) => writer.Execute(
        "INSERT OR REPLACE INTO quarantine (key, source, at, doc) VALUES ($key, $source, $at, $doc)",
        ("$key", entry.Key), ("$source", entry.Source.Value), ("$at", entry.At.ToUnixTimeMilliseconds()), ("$doc", JsonSerializer.Serialize(entry, StoryJson.Options)));

    public Task<IReadOnlyList<QuarantineEntry>> LatestAsync(SourceId? source, QuarantinePlace? after, int limit, CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<QuarantineEntry>>(
        reader => reader.Documents<QuarantineEntry>(
            $"SELECT doc FROM quarantine WHERE {(source is null ? "TRUE" : "source = $source")} AND {(after is null ? "TRUE" : "at <= $at AND (at < $at OR key > $key)")} ORDER BY at DESC, key LIMIT $limit",
            ("$source", source?.Value), ("$at", after?.At.ToUnixTimeMilliseconds()), ("$key", after?.Key), ("$limit", limit)),
        cancellationToken);

    public Task<long> CountAsync(SourceId? source, CancellationToken cancellationToken) => file.ReadAsync(
        reader => (long)reader.Scalar($"SELECT COUNT(*) FROM quarantine WHERE {(source is null ? "TRUE" : "source = $source")}", ("$source", source?.Value))!, cancellationToken);

    public Task<bool> RemoveAsync(string key, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) => writer.Execute("DELETE FROM quarantine WHERE key = $key", ("$key", key)) > 0, cancellationToken);
}
