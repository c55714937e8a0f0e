using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Backends.Sqlite;

internal sealed class SqlitePageStore(SqliteFile file) : IPageStore
{
    public Task SaveAsync(StoredPage page, CancellationToken cancellationToken)
    {
        var body = PageBytes.Pack(page.Bytes.Span);
        return file.WriteAsync(
            (writer, _) =>
            {
                SqliteLeaseStore.Check(writer, page.Source, page.Fence);
                return writer.Execute(
                    "INSERT OR REPLACE INTO pages (key, source, url, status, headers, charset, fetched_at, size, body) VALUES ($key, $source, $url, $status, $headers, $charset, $at, $size, $body)",
                    ("$key", page.Key), ("$source", page.Source.Value), ("$url", page.Url), ("$status", page.Status), ("$headers", JsonSerializer.Serialize(page.Headers, StoryJson.Options)),
                    ("$charset", page.Charset), ("$at", page.FetchedAt.ToUnixTimeMilliseconds()), ("$size", page.Bytes.Length), ("$body", body));
            },
            cancellationToken);
    }

    public Task<StoredPage?> FindAsync(string key, CancellationToken cancellationToken) => file.ReadAsync(
        reader =>
        {
            using var command = reader.Command(
                "SELECT source, url, status, headers, charset, fetched_at, size, body FROM pages WHERE key = $key AND fetched_at >= $since",
                ("$key", key), ("$since", (file.Time.GetUtcNow() - Retention.Default.Pages).ToUnixTimeMilliseconds()));
            using var row = command.ExecuteReader();
            if (!row.Read())
            {
                return null;
            }

            var headers = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(3), StoryJson.Options)!;
            return new StoredPage(
                key, new SourceId(row.GetString(0)), row.GetString(1), row.GetInt32(2), new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase),
                PageBytes.Unpack(row.GetFieldValue<byte[]>(7), row.GetInt32(6)), row.GetString(4), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)));
        },
        cancellationToken);
}
