using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

internal sealed class SqliteSourceStore(SqliteFile file) : ISourceStore
{
    public Task<SourceState?> FindAsync(SourceId id, CancellationToken cancellationToken) => file.ReadAsync(
        reader => reader.Scalar("SELECT doc FROM sources WHERE id = $id", ("$id", id.Value)) is string doc
            ? JsonSerializer.Deserialize<SourceState>(doc, StoryJson.Options)
            : null,
        cancellationToken);

    public Task<IReadOnlyList<SourceState>> AllAsync(CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<SourceState>>(
        reader => reader.Documents<SourceState>("SELECT doc FROM sources ORDER BY id"), cancellationToken);

    public Task SaveAsync(SourceState state, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) =>
        {
            SqliteLeaseStore.Check(writer, state.Id, state.Fence);
            return Save(writer, state);
        },
        cancellationToken);

    /// <summary>Writes a source within the caller's transaction.</summary>
    public static int Save(SqliteConnection writer, SourceState state) => writer.Execute(
        "INSERT OR REPLACE INTO sources (id, doc) VALUES ($id, $doc)", ("$id", state.Id.Value), ("$doc", JsonSerializer.Serialize(state, StoryJson.Options)));
}
