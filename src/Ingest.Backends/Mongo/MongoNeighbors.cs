using System.Runtime.InteropServices;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>Finds the stories whose texts may be nearly that of a draft, by what their fingerprints share.</summary>
internal sealed class MongoNeighbors(MongoDatabase database)
{
    /// <summary>Read at once; when a look-up finds more, each key is looked up alone.</summary>
    private const int MostPostings = 4_000;

    public async Task<List<Neighbor>> NearAsync(StoryDraft draft, Placement placement, CancellationToken cancellationToken)
    {
        var print = draft.Fingerprint;
        var window = new BsonDocument { { "$gte", (draft.At - placement.Window).UtcDateTime }, { "$lte", (draft.At + placement.Window).UtcDateTime } };
        var near = await database.Faults.RunAsync(
            token => database.Fingerprints.Find(new BsonDocument { { "exact", (long)print.Exact }, { "at", window } })
                .Sort(new BsonDocument("_id", 1)).Limit(placement.MaxNeighbors).ToListAsync(token), cancellationToken);
        var seen = near.Select(document => document["_id"].AsString).ToHashSet();

        var wanted = (await PostingsAsync(print, HoursOf(draft.At, placement.Window), placement.MaxPostings, cancellationToken))
            .Where(posting => (posting.At - draft.At.UtcDateTime).Duration() <= placement.Window && !seen.Contains(posting.Story) && NeighborRules.IsNear(posting.Shared, print.Keys.Count, posting.Keys))
            .OrderByDescending(posting => posting.Shared).ThenBy(posting => posting.Story, StringComparer.Ordinal)
            .Take(placement.MaxNeighbors - near.Count)
            .Select(posting => posting.Story)
            .ToList();
        if (wanted.Count > 0)
        {
            near.AddRange(await database.Faults.RunAsync(
                token => database.Fingerprints.Find(new BsonDocument("_id", new BsonDocument("$in", new BsonArray(wanted)))).ToListAsync(token), cancellationToken));
        }

        return near.ConvertAll(MongoFingerprints.Read);
    }

    /// <summary>How many keys each fingerprint of the window shares; keys that too many share are passed over.</summary>
    private async Task<IEnumerable<Posting>> PostingsAsync(Fingerprint print, BsonDocument hours, int most, CancellationToken cancellationToken)
    {
        var keys = print.Keys.Select(MongoFingerprints.Key).ToHashSet();
        if (keys.Count == 0)
        {
            return [];
        }

        var found = await ReadAsync(new BsonDocument("$in", new BsonArray(keys)), hours, MostPostings, cancellationToken);
        if (found.Count == MostPostings)
        {
            (found, keys) = await ReadEachAsync(keys, hours, most, cancellationToken);
        }

        var frequency = new Dictionary<int, int>();
        foreach (var key in found.Values.SelectMany(stored => stored.Keys).Where(keys.Contains))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(frequency, key, out _)++;
        }

        return found.Select(pair => new Posting(pair.Key, pair.Value.At, pair.Value.Keys.Count(key => frequency.GetValueOrDefault(key, int.MaxValue) <= most), pair.Value.Keys.Count))
            .Where(posting => posting.Shared > 0);
    }

    /// <summary>What each key finds, and the keys that are not too common.</summary>
    private async Task<(Dictionary<string, Stored> Found, HashSet<int> Rare)> ReadEachAsync(HashSet<int> keys, BsonDocument hours, int most, CancellationToken cancellationToken)
    {
        var (found, rare) = (new Dictionary<string, Stored>(), new HashSet<int>());
        foreach (var key in keys)
        {
            var ofKey = await ReadAsync(key, hours, most + 1, cancellationToken);
            if (ofKey.Count <= most)
            {
                rare.Add(key);
                foreach (var (story, stored) in ofKey)
                {
                    found[story] = stored;
                }
            }
        }

        return (found, rare);
    }

    private async Task<Dictionary<string, Stored>> ReadAsync(BsonValue key, BsonDocument hours, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.Faults.RunAsync(
            token => database.Fingerprints.Find(new BsonDocument { { "keys", key }, { "at", hours } })
                .Project(new BsonDocument { { "keys", 1 }, { "at", 1 } }).Limit(limit).ToListAsync(token),
            cancellationToken);
        return rows.ToDictionary(row => row["_id"].AsString, row => new Stored(row["at"].ToUniversalTime(), row["keys"].AsBsonArray.Select(value => value.AsInt32).ToList()));
    }

    private static BsonDocument HoursOf(DateTimeOffset at, TimeSpan window) => new()
    {
        { "$gte", DateTime.UnixEpoch.AddHours(NeighborRules.HourOf(at - window)) }, { "$lt", DateTime.UnixEpoch.AddHours(NeighborRules.HourOf(at + window) + 1) },
    };

    private sealed record Stored(DateTime At, List<int> Keys);

    private sealed record Posting(string Story, DateTime At, int Shared, int Keys);
}
