using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using ZstdSharp;

namespace Ingest.Backends.Sqlite;

internal sealed class SqlitePageStore(SqliteFile file) : IPageStore
{
    private const int Level = 3;

    public Task SaveAsync(StoredPage page, CancellationToken cancellationToken)
    {
        using var compressor = new Compressor(Level);
        var body = compressor.Wrap(page.Bytes.Span).ToArray();
        return file.WriteAsync(
            (writer, _) => writer.Execute(
                "INSERT OR REPLACE INTO pages (key, source, url, status, headers, charset, fetched_at, size, body) VALUES ($key, $source, $url, $status, $headers, $charset, $at, $size, $body)",
                ("$key", page.Key), ("$source", page.Source.Value), ("$url", page.Url), ("$status", page.Status), ("$headers", JsonSerializer.Serialize(page.Headers, StoryJson.Options)),
                ("$charset", page.Charset), ("$at", page.FetchedAt.ToUnixTimeMilliseconds()), ("$size", page.Bytes.Length), ("$body", body)),
            cancellationToken);
    }

    public Task<StoredPage?> FindAsync(string key, CancellationToken cancellationToken) => file.ReadAsync(
        reader =>
        {
            using var command = reader.Command("SELECT source, url, status, headers, charset, fetched_at, size, body FROM pages WHERE key = $key", ("$key", key));
            using var row = command.ExecuteReader();
            if (!row.Read())
            {
                return null;
            }

            using var decompressor = new Decompressor();
            var headers = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(3), StoryJson.Options)!;
            return new StoredPage(
                key, new SourceId(row.GetString(0)), row.GetString(1), row.GetInt32(2), new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase),
                decompressor.Unwrap(row.GetFieldValue<byte[]>(7), row.GetInt32(6)).ToArray(), row.GetString(4), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)));
        },
        cancellationToken);
}
