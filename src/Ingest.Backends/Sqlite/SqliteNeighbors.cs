using System.Runtime.InteropServices;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>Finds and keeps the fingerprints by which a text's neighbours are known; works within the caller's transaction.</summary>
internal sealed class SqliteNeighbors(SqliteConnection connection)
{
    public Neighborhood Find(StoryDraft draft, Placement placement) => new() { SamePlace = SamePlace(draft), Near = Near(draft, placement) };

    public void Save(Story story, Fingerprint fingerprint, DateTimeOffset at)
    {
        RemoveOf(story.Id);
        var number = (long)connection.Scalar(
            "INSERT INTO fingerprints (story, source, title, at, exact, data) VALUES ($story, $source, $title, $at, $exact, $data) RETURNING number",
            ("$story", story.Id.Value), ("$source", story.Source.Value), ("$title", story.Title), ("$at", at.ToUnixTimeMilliseconds()),
            ("$exact", (long)fingerprint.Exact), ("$data", FingerprintCodec.Encode(fingerprint)))!;
        using var insert = connection.Command(
            "INSERT OR IGNORE INTO fingerprint_keys (key, at, number) VALUES ($key, $at, $number)", ("$key", 0L), ("$at", at.ToUnixTimeMilliseconds()), ("$number", number));
        foreach (var key in fingerprint.Keys)
        {
            insert.Parameters["$key"].Value = (long)key;
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>A story is found by its present text alone.</summary>
    private void RemoveOf(StoryId story)
    {
        using var command = connection.Command("SELECT number, at, data FROM fingerprints WHERE story = $story", ("$story", story.Value));
        using var row = command.ExecuteReader();
        if (row.Read())
        {
            var (number, at, data) = (row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2));
            row.Close();
            Remove(number, at, data);
        }
    }

    /// <summary>Takes a fingerprint with its keys away.</summary>
    public void Remove(long number, long at, byte[] data)
    {
        foreach (var key in FingerprintCodec.Decode(data).Keys)
        {
            connection.Execute("DELETE FROM fingerprint_keys WHERE key = $key AND at = $at AND number = $number", ("$key", (long)key), ("$at", at), ("$number", number));
        }

        connection.Execute("DELETE FROM fingerprints WHERE number = $number", ("$number", number));
    }

    private Story? SamePlace(StoryDraft draft)
    {
        foreach (var key in draft.AliasKeys.Prepend(draft.UrlKey).Distinct())
        {
            if (connection.Documents<Story>("SELECT s.doc FROM story_urls u JOIN stories s ON s.id = u.story WHERE u.key = $key", ("$key", key)) is [var story])
            {
                return story;
            }
        }

        var appearance = draft.Story.Appearances[0];
        return appearance.Guid is { } guid && GuidsAreTrusted(appearance.Source)
            ? connection.Documents<Story>(
                "SELECT s.doc FROM story_guids g JOIN stories s ON s.id = g.story WHERE g.source = $source AND g.guid = $guid",
                ("$source", appearance.Source.Value), ("$guid", guid)).FirstOrDefault()
            : null;
    }

    private bool GuidsAreTrusted(SourceId source)
    {
        using var command = connection.Command("SELECT COUNT(*), COUNT(DISTINCT guid) FROM links WHERE source = $source", ("$source", source.Value));
        using var row = command.ExecuteReader();
        row.Read();
        return NeighborRules.TrustsGuids(row.GetInt64(0), row.GetInt64(1));
    }

    private List<Neighbor> Near(StoryDraft draft, Placement placement)
    {
        var from = (draft.At - placement.Window).ToUnixTimeMilliseconds();
        var to = (draft.At + placement.Window).ToUnixTimeMilliseconds();
        var shared = CountShared(draft.Fingerprint, from, to, placement.MaxPostings);
        var near = new List<Neighbor>();
        var seen = new HashSet<long>();
        Read("SELECT number, story, source, title, at, data FROM fingerprints WHERE exact = $value AND at BETWEEN $from AND $to LIMIT $limit", (long)draft.Fingerprint.Exact, from, to, placement.MaxNeighbors, seen, near, _ => true);
        foreach (var (number, count) in shared.OrderByDescending(pair => pair.Value))
        {
            if (near.Count >= placement.MaxNeighbors)
            {
                break;
            }

            Read(
                "SELECT number, story, source, title, at, data FROM fingerprints WHERE number = $value AND at BETWEEN $from AND $to LIMIT $limit",
                number, from, to, 1, seen, near, fingerprint => NeighborRules.IsNear(count, draft.Fingerprint.Keys.Count, fingerprint.Keys.Count));
        }

        return near;
    }

    /// <summary>How many keys each fingerprint of the window shares; keys that too many share are passed over.</summary>
    private Dictionary<long, int> CountShared(Fingerprint fingerprint, long from, long to, int most)
    {
        var shared = new Dictionary<long, int>();
        using var select = connection.Command(
            "SELECT number FROM fingerprint_keys WHERE key = $key AND at BETWEEN $from AND $to LIMIT $limit",
            ("$key", 0L), ("$from", from), ("$to", to), ("$limit", most + 1));
        var numbers = new List<long>();
        foreach (var key in fingerprint.Keys)
        {
            select.Parameters["$key"].Value = (long)key;
            numbers.Clear();
            using (var rows = select.ExecuteReader())
            {
                while (rows.Read())
                {
                    numbers.Add(rows.GetInt64(0));
                }
            }

            if (numbers.Count <= most)
            {
                numbers.ForEach(number => CollectionsMarshal.GetValueRefOrAddDefault(shared, number, out _)++);
            }
        }

        return shared;
    }

    private void Read(string sql, long value, long from, long to, int limit, HashSet<long> seen, List<Neighbor> near, Func<Fingerprint, bool> keep)
    {
        using var command = connection.Command(sql, ("$value", value), ("$from", from), ("$to", to), ("$limit", limit));
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var fingerprint = FingerprintCodec.Decode(rows.GetFieldValue<byte[]>(5));
            if (seen.Add(rows.GetInt64(0)) && keep(fingerprint))
            {
                near.Add(new Neighbor(
                    new StoryId(rows.GetString(1)), new SourceId(rows.GetString(2)), rows.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(4)), fingerprint));
            }
        }
    }
}
