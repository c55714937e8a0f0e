using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Backends.Sqlite;

internal sealed class SqliteRunStore(SqliteFile file) : IRunStore
{
    public Task AddAsync(RunReport report, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) =>
        {
            SqliteLeaseStore.Check(writer, report.Source, report.Fence);
            return writer.Execute(
                "INSERT INTO runs (source, started_at, doc) VALUES ($source, $at, $doc)",
                ("$source", report.Source.Value), ("$at", report.StartedAt.ToUnixTimeMilliseconds()), ("$doc", JsonSerializer.Serialize(report, StoryJson.Options)));
        },
        cancellationToken);

    public Task<IReadOnlyList<RunReport>> LatestAsync(SourceId? source, int limit, CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<RunReport>>(
        reader => source is { } id
            ? reader.Documents<RunReport>("SELECT doc FROM runs WHERE source = $source ORDER BY started_at DESC, number DESC LIMIT $limit", ("$source", id.Value), ("$limit", limit))
            : reader.Documents<RunReport>("SELECT doc FROM runs ORDER BY started_at DESC, number DESC LIMIT $limit", ("$limit", limit)),
        cancellationToken);
}
