using System.Runtime.InteropServices;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>Finds the stories a text may belong to; works within the caller's transaction.</summary>
internal sealed class SqliteNeighbors(SqliteConnection connection, GuidTrust guids)
{
    public Neighborhood Find(StoryDraft draft, Placement placement)
    {
        var rulings = Rulings.Of(draft.OwnKey, SqliteCorrectionStore.Of(connection, [draft.OwnKey]), StoryAt);
        var places = rulings.Joined is { } joined ? [joined.Story] : PlacesOf(draft).Except(rulings.Barred.Select(ruling => ruling.Story));
        var there = places.SelectMany(id => connection.Documents<Story>("SELECT doc FROM stories WHERE id = $id", ("$id", id.Value))).ToList();
        return new Neighborhood
        {
            SamePlace = there.FirstOrDefault(),
            AlsoThere = there.Count > 1 ? there[1..] : [],
            Joined = rulings.Joined,
            Barred = rulings.Barred,
            Near = Near(draft, placement),
        };
    }

    /// <summary>The stories to which the addresses and the identifier of the text lead, the canonical address first.</summary>
    private List<StoryId> PlacesOf(StoryDraft draft)
    {
        var found = draft.AliasKeys.Prepend(draft.UrlKey).Distinct().Select(StoryAt).ToList();
        var appearance = draft.Story.Appearances[0];
        if (appearance.Guid is { } guid && GuidsAreTrusted(appearance.Source))
        {
            found.Add(connection.Scalar("SELECT story FROM story_guids WHERE source = $source AND guid = $guid", ("$source", appearance.Source.Value), ("$guid", PlaceKey.HashOf(guid))) is string story ? new StoryId(story) : null);
        }

        return [.. found.OfType<StoryId>().Distinct()];
    }

    private StoryId? StoryAt(string urlKey) =>
        connection.Scalar("SELECT story FROM story_urls WHERE key = $key", ("$key", urlKey)) is string story ? new StoryId(story) : null;

    private bool GuidsAreTrusted(SourceId source) => guids.Of(source) ?? guids.Learn(source, SqliteLinkStore.CountGuids(connection, source));

    private List<Neighbor> Near(StoryDraft draft, Placement placement)
    {
        var from = (draft.At - placement.Window).ToUnixTimeMilliseconds();
        var to = (draft.At + placement.Window).ToUnixTimeMilliseconds();
        var shared = CountShared(draft, placement);
        var near = new List<Neighbor>();
        var seen = new HashSet<long>();
        Read("SELECT number, story, source, title, at, data FROM fingerprints WHERE exact = $value AND at BETWEEN $from AND $to ORDER BY story LIMIT $limit", (long)draft.Fingerprint.Exact, from, to, placement.MaxNeighbors, seen, near, _ => true);
        foreach (var (number, count) in shared.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key))
        {
            if (near.Count >= placement.MaxNeighbors)
            {
                break;
            }

            Read(
                "SELECT number, story, source, title, at, data FROM fingerprints WHERE number = $value AND at BETWEEN $from AND $to LIMIT $limit",
                number, from, to, 1, seen, near, fingerprint => NeighborRules.IsNear(count, draft.Fingerprint.Keys.Count, fingerprint.AllKeys.Count));
        }

        return near;
    }

    /// <summary>How many keys each fingerprint of the window shares; keys that too many share are passed over.</summary>
    private Dictionary<long, int> CountShared(StoryDraft draft, Placement placement)
    {
        var shared = new Dictionary<long, int>();
        using var select = connection.Command(
            "SELECT number FROM fingerprint_keys WHERE key = $key AND hour BETWEEN $from AND $to LIMIT $limit",
            ("$key", 0L), ("$from", NeighborRules.HourOf(draft.At - placement.Window)), ("$to", NeighborRules.HourOf(draft.At + placement.Window)), ("$limit", placement.MaxPostings + 1));
        var numbers = new List<long>();
        foreach (var key in draft.Fingerprint.Keys)
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

            if (numbers.Count <= placement.MaxPostings)
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
