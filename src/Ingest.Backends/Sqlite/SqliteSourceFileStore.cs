using System.Text.Json;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

internal sealed class SqliteSourceFileStore(SqliteFile file) : ISourceFileStore
{
    public Task<IReadOnlyList<SourceFileState>> OfFolderAsync(string folder, CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<SourceFileState>>(
        reader => reader.Documents<SourceFileState>("SELECT doc FROM source_files WHERE folder = $folder ORDER BY file", ("$folder", folder)), cancellationToken);

    public Task<IReadOnlyList<SourceFileState>> TroubledAsync(CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<SourceFileState>>(
        reader => reader.Documents<SourceFileState>("SELECT doc FROM source_files WHERE doc ->> '$.trouble' IS NOT NULL ORDER BY folder, file"), cancellationToken);

    public Task SaveAsync(IReadOnlyList<SourceFileState> files, CancellationToken cancellationToken) => files.Count == 0 ? Task.CompletedTask : file.WriteAsync(
        (writer, token) => files.Sum(state =>
        {
            token.ThrowIfCancellationRequested();
            return Save(writer, state);
        }),
        cancellationToken);

    public Task RemoveAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) => keys.Count == 0 ? Task.CompletedTask : file.WriteAsync(
        (writer, _) => keys.Sum(key => writer.Execute("DELETE FROM source_files WHERE key = $key", ("$key", key))), cancellationToken);

    /// <summary>Writes a file within the caller's transaction.</summary>
    public static int Save(SqliteConnection writer, SourceFileState state) => writer.Execute(
        "INSERT OR REPLACE INTO source_files (key, folder, file, doc) VALUES ($key, $folder, $file, $doc)",
        ("$key", state.Key), ("$folder", state.Folder), ("$file", state.File), ("$doc", JsonSerializer.Serialize(state, StoryJson.Options)));
}
