using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

internal sealed class SqliteSourceStore(SqliteFile file) : ISourceStore
{
    public Task<SourceState?> FindAsync(SourceId id, CancellationToken cancellationToken) => file.ReadAsync(reader => Find(reader, id), cancellationToken);

    public Task<IReadOnlyList<SourceState>> AllAsync(CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<SourceState>>(
        reader => reader.Documents<SourceState>("SELECT doc FROM sources ORDER BY id"), cancellationToken);

    public Task SaveAsync(SourceState state, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) =>
        {
            SqliteLeaseStore.Check(writer, state.Id, state.Fence);
            var before = Find(writer, state.Id);
            return Save(writer, state with { OrderedPause = before?.OrderedPause, FileGoneSince = before?.FileGoneSince });
        },
        cancellationToken);

    public Task OrderPauseAsync(SourceId id, Pause? pause, CancellationToken cancellationToken) => ChangeAsync(id, state => state with { OrderedPause = pause }, cancellationToken);

    public Task EndPauseAsync(SourceId id, DateTimeOffset since, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) => Find(writer, id) is { OrderedPause: { } pause } state && pause.Since == since ? Save(writer, state with { OrderedPause = null }) : 0, cancellationToken);

    public Task OrderDueAsync(SourceId id, DateTimeOffset dueAt, CancellationToken cancellationToken) => ChangeAsync(id, state => state with { DueAt = dueAt }, cancellationToken);

    public Task<IReadOnlyList<SourceId>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<SourceId>>(
        reader => [.. reader.Texts("SELECT id FROM sources WHERE unixepoch(doc ->> '$.due_at', 'subsec') <= $now / 1000.0 ORDER BY id", ("$now", now.ToUnixTimeMilliseconds())).Select(id => new SourceId(id))],
        cancellationToken);

    /// <summary>Writes a source within the caller's transaction.</summary>
    public static int Save(SqliteConnection writer, SourceState state) => writer.Execute(
        "INSERT OR REPLACE INTO sources (id, doc) VALUES ($id, $doc)", ("$id", state.Id.Value), ("$doc", JsonSerializer.Serialize(state, StoryJson.Options)));

    public Task MarkFileGoneAsync(SourceId id, DateTimeOffset? since, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) => Find(writer, id) is { } state ? Save(writer, state with { FileGoneSince = since }) : 0, cancellationToken);

    private Task ChangeAsync(SourceId id, Func<SourceState, SourceState> change, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) => Save(writer, change(Find(writer, id) ?? new SourceState { Id = id })), cancellationToken);

    private static SourceState? Find(SqliteConnection reader, SourceId id) =>
        reader.Scalar("SELECT doc FROM sources WHERE id = $id", ("$id", id.Value)) is string doc ? JsonSerializer.Deserialize<SourceState>(doc, StoryJson.Options) : null;
}
