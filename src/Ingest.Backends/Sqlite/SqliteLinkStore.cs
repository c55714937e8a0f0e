using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

internal sealed class SqliteLinkStore(SqliteFile file) : ILinkStore
{
    /// <summary>Links that are made due while other writers wait.</summary>
    private const int Step = 500;

    public Task<int> OfferAsync(IReadOnlyList<LinkRecord> offers, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, token) =>
        {
            var unknown = 0;
            foreach (var (source, fence) in offers.Select(offer => (offer.Source, offer.Fence)).Distinct())
            {
                SqliteLeaseStore.Check(writer, source, fence);
            }

            foreach (var offer in offers)
            {
                token.ThrowIfCancellationRequested();
                var touched = writer.Execute(
                    "UPDATE links SET last_seen = MAX(last_seen, $seen) WHERE key = $key",
                    ("$seen", offer.LastSeen.ToUnixTimeMilliseconds()), ("$key", offer.Key));
                if (touched == 0)
                {
                    Save(writer, offer);
                    unknown++;
                }
            }

            return unknown;
        },
        cancellationToken);

    public Task<IReadOnlyList<LinkRecord>> DueAsync(SourceId source, DateTimeOffset now, int limit, CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<LinkRecord>>(
        reader => Read(
            reader,
            "SELECT doc, last_seen FROM links WHERE source = $source AND next_try <= $now ORDER BY state <> 'pending', CASE state WHEN 'pending' THEN first_seen ELSE next_try END, key LIMIT $limit",
            ("$source", source.Value), ("$now", now.ToUnixTimeMilliseconds()), ("$limit", limit)),
        cancellationToken);

    public Task<IReadOnlyList<LinkRecord>> FailedAsync(SourceId source, int limit, CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<LinkRecord>>(
        reader => Read(
            reader,
            "SELECT doc, last_seen FROM links WHERE source = $source AND state = 'failed' ORDER BY last_seen DESC, key LIMIT $limit",
            ("$source", source.Value), ("$limit", limit)),
        cancellationToken);

    public Task<LinkRecord?> FindAsync(string key, CancellationToken cancellationToken) => file.ReadAsync(
        reader => Read(reader, "SELECT doc, last_seen FROM links WHERE key = $key", ("$key", key)).FirstOrDefault(), cancellationToken);

    public Task<IReadOnlyList<LinkRecord>> OfStoryAsync(StoryId story, CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<LinkRecord>>(
        reader => Read(reader, "SELECT doc, last_seen FROM links WHERE story = $story ORDER BY key", ("$story", story.Value)), cancellationToken);

    public Task<LinkRecord> SettleAsync(LinkRecord link, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) =>
        {
            SqliteLeaseStore.Check(writer, link.Source, link.Fence);
            return Settle(writer, link);
        },
        cancellationToken);

    /// <summary>Found once, and written in steps, so that no other writer waits for all of them; what changed in between stays as it is.</summary>
    public async Task<int> ReopenAsync(SourceId source, IReadOnlyCollection<string> reasons, DateTimeOffset offeredSince, DateTimeOffset now, int first, long? fence, CancellationToken cancellationToken)
    {
        const string Closed = "source = $source AND next_try IS NULL AND last_seen >= $since AND doc ->> '$.reason' IN (SELECT value FROM json_each($reasons))";
        var (since, among) = (offeredSince.ToUnixTimeMilliseconds(), JsonSerializer.Serialize(reasons));
        var keys = await file.ReadAsync(
            reader =>
            {
                SqliteLeaseStore.Check(reader, source, fence);
                return reader.Texts("SELECT key FROM links WHERE " + Closed + " ORDER BY last_seen DESC, key", ("$source", source.Value), ("$since", since), ("$reasons", among));
            },
            cancellationToken);
        var reopened = 0;
        foreach (var step in ReopenSteps.Of(keys, first, now, Step))
        {
            reopened += await file.WriteStepAsync(
                (writer, _) =>
                {
                    SqliteLeaseStore.Check(writer, source, fence);
                    var links = Read(
                        writer,
                        "SELECT doc, last_seen FROM links WHERE key IN (SELECT value FROM json_each($keys)) AND +" + Closed,
                        ("$keys", JsonSerializer.Serialize(step.Keys)), ("$source", source.Value), ("$since", since), ("$reasons", among));
                    links.ForEach(link => Save(writer, link with { NextTry = step.DueAt, Attempts = 0, Fence = fence }));
                    return links.Count;
                },
                cancellationToken);
        }

        return reopened;
    }

    public async Task<int> HastenAsync(SourceId source, IReadOnlyList<TimeSpan> waits, DateTimeOffset now, long? fence, CancellationToken cancellationToken)
    {
        if (waits.Count == 0)
        {
            return 0;
        }

        var keys = await file.ReadAsync(
            reader =>
            {
                SqliteLeaseStore.Check(reader, source, fence);
                return waits.SelectMany((wait, at) => reader.Texts(
                    "SELECT key FROM links WHERE source = $source AND next_try > $latest AND story IS NOT NULL AND doc ->> '$.visits' = $visits",
                    ("$source", source.Value), ("$latest", (now + wait).ToUnixTimeMilliseconds()), ("$visits", at + 1))).ToList();
            },
            cancellationToken);
        var hastened = 0;
        foreach (var step in keys.Chunk(Step))
        {
            hastened += await file.WriteStepAsync(
                (writer, _) =>
                {
                    SqliteLeaseStore.Check(writer, source, fence);
                    var links = Read(writer, "SELECT doc, last_seen FROM links WHERE key IN (SELECT value FROM json_each($keys))", ("$keys", JsonSerializer.Serialize(step)))
                        .FindAll(link => link.LatestLook(waits, now) < link.NextTry);
                    links.ForEach(link => Save(writer, link with { NextTry = link.LatestLook(waits, now), Fence = fence ?? link.Fence }));
                    return links.Count;
                },
                cancellationToken);
        }

        return hastened;
    }

    public Task<GuidCount> CountGuidsAsync(SourceId source, CancellationToken cancellationToken) => file.ReadAsync(reader => CountGuids(reader, source), cancellationToken);

    public static GuidCount CountGuids(SqliteConnection reader, SourceId source)
    {
        using var command = reader.Command(
            "SELECT COUNT(*), COUNT(DISTINCT guid) FROM (SELECT guid FROM links WHERE source = $source AND guid IS NOT NULL LIMIT $sample)",
            ("$source", source.Value), ("$sample", GuidTrust.Sample));
        using var row = command.ExecuteReader();
        row.Read();
        return new GuidCount(row.GetInt64(0), row.GetInt64(1));
    }

    public Task<IReadOnlyDictionary<LinkState, long>> CountAsync(SourceId? source, CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyDictionary<LinkState, long>>(
        reader =>
        {
            using var command = source is { } id
                ? reader.Command("SELECT state, COUNT(*) FROM links WHERE source = $source GROUP BY state", ("$source", id.Value))
                : reader.Command("SELECT state, COUNT(*) FROM links GROUP BY state");
            using var rows = command.ExecuteReader();
            var counts = new Dictionary<LinkState, long>();
            while (rows.Read())
            {
                counts[Enum.Parse<LinkState>(rows.GetString(0), ignoreCase: true)] = rows.GetInt64(1);
            }

            return counts;
        },
        cancellationToken);

    public Task<IReadOnlyDictionary<(SourceId Source, LinkState State), long>> CountBySourceAsync(CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyDictionary<(SourceId, LinkState), long>>(
        reader =>
        {
            using var command = reader.Command("SELECT source, state, COUNT(*) FROM links GROUP BY source, state");
            using var rows = command.ExecuteReader();
            var counts = new Dictionary<(SourceId, LinkState), long>();
            while (rows.Read())
            {
                counts[(new SourceId(rows.GetString(0)), Enum.Parse<LinkState>(rows.GetString(1), ignoreCase: true))] = rows.GetInt64(2);
            }

            return counts;
        },
        cancellationToken);

    /// <summary>Writes what became of a link within the caller's transaction.</summary>
    public static LinkRecord Settle(SqliteConnection writer, LinkRecord link)
    {
        var written = link.Over(Read(writer, "SELECT doc, last_seen FROM links WHERE key = $key", ("$key", link.Key)).FirstOrDefault());
        Save(writer, written);
        return written;
    }

    /// <summary>Writes a link within the caller's transaction.</summary>
    public static int Save(SqliteConnection writer, LinkRecord link) => writer.Execute(
        "INSERT OR REPLACE INTO links (key, source, state, story, guid, next_try, first_seen, last_seen, doc) VALUES ($key, $source, $state, $story, $guid, $next, $first, $last, $doc)",
        ("$key", link.Key), ("$source", link.Source.Value), ("$state", link.State.ToString().ToLowerInvariant()), ("$story", link.Story?.Value), ("$guid", link.Link.Guid),
        ("$next", link.NextTry.Milliseconds()), ("$first", link.FirstSeen.ToUnixTimeMilliseconds()), ("$last", link.LastSeen.ToUnixTimeMilliseconds()),
        ("$doc", JsonSerializer.Serialize(link, StoryJson.Options)));

    /// <summary>Reads the columns <c>doc</c> and <c>last_seen</c> that begin at <paramref name="first"/>.</summary>
    public static LinkRecord Read(SqliteDataReader row, int first) =>
        JsonSerializer.Deserialize<LinkRecord>(row.GetString(first), StoryJson.Options)! with { LastSeen = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(first + 1)) };

    private static List<LinkRecord> Read(SqliteConnection reader, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = reader.Command(sql, parameters);
        using var rows = command.ExecuteReader();
        var links = new List<LinkRecord>();
        while (rows.Read())
        {
            links.Add(Read(rows, 0));
        }

        return links;
    }
}
