using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

internal sealed class SqlitePageStore(SqliteFile file) : IPageStore
{
    public const string Columns = "key, source, url, status, headers, charset, fetched_at, size, body";

    public Task SaveAsync(StoredPage page, CancellationToken cancellationToken)
    {
        var body = PageBytes.Pack(page.Bytes.Span);
        return file.WriteAsync(
            (writer, _) =>
            {
                SqliteLeaseStore.Check(writer, page.Source, page.Fence);
                return Save(writer, page, body);
            },
            cancellationToken);
    }

    public Task<StoredPage?> FindAsync(string key, CancellationToken cancellationToken) => file.ReadAsync(
        reader =>
        {
            using var command = reader.Command(
                $"SELECT {Columns} FROM pages WHERE key = $key AND fetched_at >= $since",
                ("$key", key), ("$since", (file.Time.GetUtcNow() - Retention.Default.Pages).ToUnixTimeMilliseconds()));
            using var row = command.ExecuteReader();
            return row.Read() ? Read(row, 0) : null;
        },
        cancellationToken);

    public Task<IReadOnlySet<string>> KeptAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) => file.ReadAsync<IReadOnlySet<string>>(
        reader =>
        {
            using var command = reader.Command(
                "SELECT key FROM pages WHERE key IN (SELECT value FROM json_each($keys)) AND fetched_at >= $since",
                ("$keys", JsonSerializer.Serialize(keys)), ("$since", (file.Time.GetUtcNow() - Retention.Default.Pages).ToUnixTimeMilliseconds()));
            using var rows = command.ExecuteReader();
            var kept = new HashSet<string>();
            while (rows.Read())
            {
                kept.Add(rows.GetString(0));
            }

            return kept;
        },
        cancellationToken);

    /// <summary>Writes a page within the caller's transaction.</summary>
    /// <param name="writer">Holds the transaction.</param>
    /// <param name="page">The page.</param>
    /// <param name="body">Its bytes, packed.</param>
    public static int Save(SqliteConnection writer, StoredPage page, byte[] body) => writer.Execute(
        "INSERT OR REPLACE INTO pages (key, source, url, status, headers, charset, fetched_at, size, body) VALUES ($key, $source, $url, $status, $headers, $charset, $at, $size, $body)",
        ("$key", page.Key), ("$source", page.Source.Value), ("$url", page.Url), ("$status", page.Status), ("$headers", JsonSerializer.Serialize(page.Headers, StoryJson.Options)),
        ("$charset", page.Charset), ("$at", page.FetchedAt.ToUnixTimeMilliseconds()), ("$size", page.Bytes.Length), ("$body", body));

    /// <summary>Reads the <see cref="Columns"/> that begin at <paramref name="first"/>.</summary>
    public static StoredPage Read(SqliteDataReader row, int first)
    {
        var headers = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(first + 4), StoryJson.Options)!;
        return new StoredPage(
            row.GetString(first), new SourceId(row.GetString(first + 1)), row.GetString(first + 2), row.GetInt32(first + 3), new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase),
            PageBytes.Unpack(row.GetFieldValue<byte[]>(first + 8), row.GetInt32(first + 7)), row.GetString(first + 5), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(first + 6)));
    }
}
