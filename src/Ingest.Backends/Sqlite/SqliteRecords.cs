using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

internal sealed class SqliteRecords(SqliteFile file) : IRecordStore
{
    private const string MarkKey = "copy";

    public Task<long> CountAsync(RecordKind kind, DateTimeOffset now, CancellationToken cancellationToken) => file.ReadAsync(
        reader => Tables(kind).Sum(table => (long)reader.Scalar($"SELECT COUNT(*) FROM {table.From} WHERE {table.Kept}", Since(kind, now))!), cancellationToken);

    public Task<RecordBatch> ReadAsync(RecordKind kind, string? after, DateTimeOffset now, CancellationToken cancellationToken) => file.ReadAsync(
        reader =>
        {
            // A kind of several tables is read one after the other; the prefix of the position tells which.
            var tables = Tables(kind);
            var at = Math.Max(0, tables.FindIndex(table => after?.StartsWith(table.Prefix, StringComparison.Ordinal) == true));
            var batch = Read(reader, tables[at], after?[tables[at].Prefix.Length..] ?? string.Empty, Since(kind, now));
            return batch.Next is null && at + 1 < tables.Count ? batch with { Next = tables[at + 1].Prefix } : batch;
        },
        cancellationToken);

    public Task WriteAsync(IReadOnlyList<StoreRecord> records, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, token) =>
        {
            foreach (var record in records)
            {
                token.ThrowIfCancellationRequested();
                Write(writer, record);
            }

            return records.Count;
        },
        cancellationToken);

    public Task<CopyMark?> FindMarkAsync(CancellationToken cancellationToken) => file.ReadAsync(
        reader => reader.Documents<CopyMark>("SELECT doc FROM meta WHERE key = $key", ("$key", MarkKey)).FirstOrDefault(), cancellationToken);

    public Task SaveMarkAsync(CopyMark mark, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) => writer.Execute("INSERT OR REPLACE INTO meta (key, doc) VALUES ($key, $doc)", ("$key", MarkKey), ("$doc", JsonSerializer.Serialize(mark, StoryJson.Options))),
        cancellationToken);

    private static RecordBatch Read(SqliteConnection reader, Table table, string after, (string, object?) since)
    {
        var (head, tail) = after.LastIndexOf(':') is var colon and >= 0 ? (after[..colon], after[(colon + 1)..]) : (after, string.Empty);
        using var command = reader.Command(
            $"SELECT {table.Position}, {table.Columns} FROM {table.From} WHERE {table.After} AND {table.Kept} ORDER BY {table.Order} LIMIT $limit",
            ("$after", after), ("$head", head), ("$tail", tail), since, ("$limit", RecordBatch.MostRecords));
        using var rows = command.ExecuteReader();
        var (records, bytes, last) = (new List<StoreRecord>(), 0L, string.Empty);
        while (rows.Read())
        {
            records.Add(table.Read(rows).WithoutFence());
            last = table.Prefix + rows.GetString(0);
            bytes += rows.GetInt64(1);
            if (bytes >= RecordBatch.MostBytes)
            {
                return new RecordBatch(records, last);
            }
        }

        return new RecordBatch(records, records.Count == RecordBatch.MostRecords ? last : null);
    }

    private static void Write(SqliteConnection writer, StoreRecord record)
    {
        switch (record)
        {
            case StoreRecord.OfStory { Story: var story }:
                new SqliteStoryWriter(writer).Save(story);
                break;
            case StoreRecord.OfRevision { Revision: var revision }:
                new SqliteStoryWriter(writer).SaveBeside(revision);
                break;
            case StoreRecord.OfFingerprint fingerprint:
                new SqliteFingerprints(writer).Save(fingerprint);
                break;
            case StoreRecord.OfPlace place:
                Write(writer, place);
                break;
            case StoreRecord.OfLink { Link: var link }:
                SqliteLinkStore.Save(writer, link);
                break;
            case StoreRecord.OfQuarantine { Entry: var entry }:
                SqliteQuarantineStore.Save(writer, entry);
                break;
            case StoreRecord.OfPage { Page: var page }:
                SqlitePageStore.Save(writer, page, PageBytes.Pack(page.Bytes.Span));
                break;
            case StoreRecord.OfSource { State: var state }:
                SqliteSourceStore.Save(writer, state);
                break;
            case StoreRecord.OfSourceFile { State: var state }:
                SqliteSourceFileStore.Save(writer, state);
                break;
            case StoreRecord.OfHost { State: var state }:
                SqliteHostStore.Save(writer, state);
                break;
            case StoreRecord.OfCorrection { Correction: var correction }:
                SqliteCorrectionStore.Save(writer, correction);
                break;
            case StoreRecord.OfRun run:
                SqliteRunStore.Save(writer, run.Report, NumberOf(run.Id));
                break;
        }
    }

    public static void Write(SqliteConnection writer, StoreRecord.OfPlace place)
    {
        var (urlKey, source, guidHash) = PlaceKey.Split(place.Key);
        if (urlKey is not null)
        {
            writer.Execute("INSERT OR REPLACE INTO story_urls (key, story) VALUES ($key, $story)", ("$key", urlKey), ("$story", place.Story.Value));
        }
        else
        {
            writer.Execute(
                "INSERT OR REPLACE INTO story_guids (source, guid, story) VALUES ($source, $guid, $story)", ("$source", source.Value), ("$guid", guidHash), ("$story", place.Story.Value));
        }
    }

    /// <summary>A run from another kind of store gets a number that is always the same, far above those that count up.</summary>
    private static long NumberOf(string id) => id.Length == 19 && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : (long)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(id)) >> 2);

    private static (string, object?) Since(RecordKind kind, DateTimeOffset now)
    {
        var kept = Retention.Default;
        var since = kind switch
        {
            RecordKind.Fingerprints => now - kept.Fingerprints,
            RecordKind.Quarantine => now - kept.Quarantine,
            RecordKind.Pages => now - kept.Pages,
            RecordKind.Runs => now - kept.Runs,
            _ => now,
        };
        return ("$since", since.ToUnixTimeMilliseconds());
    }

    private static T Json<T>(SqliteDataReader row) => JsonSerializer.Deserialize<T>(row.GetString(2), StoryJson.Options)!;

    private static List<Table> Tables(RecordKind kind) => kind switch
    {
        RecordKind.Stories => [new("stories", "id", "LENGTH(doc), doc", row => new StoreRecord.OfStory(Json<Story>(row)))],
        RecordKind.Revisions =>
        [
            new("revisions", "story || ':' || number", "LENGTH(doc), doc", row => new StoreRecord.OfRevision(Json<Revision>(row)))
            {
                After = "(story, number) > ($head, CAST($tail AS INTEGER))",
                Order = "story, number",
            },
        ],
        RecordKind.Fingerprints =>
        [
            new("fingerprints", "CAST(number AS TEXT)", "LENGTH(data), story, source, title, at, stored_at, data", ReadFingerprint)
            {
                After = "number > CAST($after AS INTEGER)",
                Order = "number",
                Kept = "stored_at >= $since",
            },
        ],
        RecordKind.Places =>
        [
            new("story_guids", "source || ':' || guid", "100, source, guid, story", row => new StoreRecord.OfPlace(PlaceKey.OfGuidHash(new SourceId(row.GetString(2)), row.GetString(3)), new StoryId(row.GetString(4))))
            {
                Prefix = "g:",
                After = "(source, guid) > ($head, $tail)",
                Order = "source, guid",
            },
            new("story_urls", "key", "100, key, story", row => new StoreRecord.OfPlace(PlaceKey.OfUrl(row.GetString(2)), new StoryId(row.GetString(3)))) { Prefix = "u:" },
        ],
        RecordKind.Links => [new("links", "key", "LENGTH(doc), doc, last_seen", row => new StoreRecord.OfLink(SqliteLinkStore.Read(row, 2)))],
        RecordKind.Quarantine => [new("quarantine", "key", "LENGTH(doc), doc", row => new StoreRecord.OfQuarantine(Json<QuarantineEntry>(row))) { Kept = "at >= $since" }],
        RecordKind.Pages => [new("pages", "key", "size, " + SqlitePageStore.Columns, row => new StoreRecord.OfPage(SqlitePageStore.Read(row, 2))) { Kept = "fetched_at >= $since" }],
        RecordKind.Sources => [new("sources", "id", "LENGTH(doc), doc", row => new StoreRecord.OfSource(Json<SourceState>(row)))],
        RecordKind.Corrections =>
        [
            new("corrections", "one || ':' || other", "LENGTH(doc), doc", row => new StoreRecord.OfCorrection(Json<Correction>(row)))
            {
                After = "(one, other) > ($head, $tail)",
                Order = "one, other",
            },
        ],
        RecordKind.SourceFiles => [new("source_files", "key", "LENGTH(doc), doc", row => new StoreRecord.OfSourceFile(Json<SourceFileState>(row)))],
        RecordKind.Hosts =>
        [
            new("hosts", "host", "100, host, next_allowed_at", row => new StoreRecord.OfHost(new HostState(row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)))))
            {
                Kept = "next_allowed_at >= $since",
            },
        ],
        _ =>
        [
            new("runs", "CAST(number AS TEXT)", "LENGTH(doc), doc", row => new StoreRecord.OfRun(long.Parse(row.GetString(0), CultureInfo.InvariantCulture).ToString("D19", CultureInfo.InvariantCulture), Json<RunReport>(row)))
            {
                After = "number > CAST($after AS INTEGER)",
                Order = "number",
                Kept = "started_at >= $since",
            },
        ],
    };

    private static StoreRecord ReadFingerprint(SqliteDataReader row) => new StoreRecord.OfFingerprint(
        new StoryId(row.GetString(2)), new SourceId(row.GetString(3)), row.GetString(4), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)), FingerprintCodec.Decode(row.GetFieldValue<byte[]>(7)));

    /// <summary>How one table is paged through.</summary>
    /// <param name="From">The table.</param>
    /// <param name="Position">The row's place in the order, as text.</param>
    /// <param name="Columns">The row's size in bytes, and what is read.</param>
    /// <param name="Read">Makes the record; position and size are columns 0 and 1.</param>
    private sealed record Table(string From, string Position, string Columns, Func<SqliteDataReader, StoreRecord> Read)
    {
        public string Prefix { get; init; } = string.Empty;

        public string After { get; init; } = Position + " > $after";

        public string Order { get; init; } = Position;

        public string Kept { get; init; } = "1";
    }
}
