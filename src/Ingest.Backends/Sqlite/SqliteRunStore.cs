using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

internal sealed class SqliteRunStore(SqliteFile file) : IRunStore
{
    public Task AddAsync(RunReport report, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) =>
        {
            SqliteLeaseStore.Check(writer, report.Source, report.Fence);
            return Save(writer, report, number: null);
        },
        cancellationToken);

    /// <summary>Writes a report within the caller's transaction: under its number, or the next when that is null.</summary>
    public static int Save(SqliteConnection writer, RunReport report, long? number) => writer.Execute(
        "INSERT OR REPLACE INTO runs (number, source, started_at, doc) VALUES ($number, $source, $at, $doc)",
        ("$number", number), ("$source", report.Source.Value), ("$at", report.StartedAt.ToUnixTimeMilliseconds()), ("$doc", JsonSerializer.Serialize(report, StoryJson.Options)));

    public Task<IReadOnlyList<RunReport>> LatestAsync(SourceId? source, int limit, CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<RunReport>>(
        reader => source is { } id
            ? reader.Documents<RunReport>("SELECT doc FROM runs WHERE source = $source ORDER BY started_at DESC, number DESC LIMIT $limit", ("$source", id.Value), ("$limit", limit))
            : reader.Documents<RunReport>("SELECT doc FROM runs ORDER BY started_at DESC, number DESC LIMIT $limit", ("$limit", limit)),
        cancellationToken);

    public Task<int?> StoredSinceAsync(SourceId source, DateTimeOffset since, CancellationToken cancellationToken) => file.ReadAsync<int?>(
        reader => reader.Scalar(
            "SELECT (SELECT IFNULL(SUM(doc ->> '$.stored'), 0) FROM runs WHERE source = $source AND started_at > $since) WHERE EXISTS (SELECT 1 FROM runs WHERE source = $source AND started_at <= $since)",
            ("$source", source.Value), ("$since", since.ToUnixTimeMilliseconds())) is long stored ? (int)stored : null,
        cancellationToken);
}
