using System.Runtime.InteropServices;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>Finds and keeps the fingerprints by which a text's neighbours are known.</summary>
internal sealed class MongoNeighbors(MongoDatabase database)
{
    /// <summary>Read at once; when a look-up finds more, each key is looked up alone.</summary>
    private const int MostPostings = 4_000;

    /// <summary>Writers of one story at one moment are few; whoever loses so often writes what he has.</summary>
    private const int MostAttempts = 5;

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

        return near.ConvertAll(Read);
    }

    /// <summary>The story's text became another, or it is a new story.</summary>
    public async Task MoveAsync(Story story, Fingerprint fingerprint, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var now = await database.Clock.NowAsync(cancellationToken);
        await ChangeAsync(
            story.Id,
            stored => new StoreRecord.OfFingerprint(story.Id, story.Source, story.Title, at, now, stored is null ? fingerprint : stored.Fingerprint.MovedOnTo(fingerprint)),
            cancellationToken);
    }

    /// <summary>Another text of the story was seen. One whose fingerprint is no longer kept is not compared with.</summary>
    public Task JoinAsync(StoryId story, Fingerprint another, CancellationToken cancellationToken) => ChangeAsync(
        story,
        stored => stored is not null && stored.Fingerprint.JoinedBy(another) is var joined && joined != stored.Fingerprint ? stored with { Fingerprint = joined } : null,
        cancellationToken);

    /// <summary>The text of a story that was made by hand.</summary>
    public async Task<BsonDocument> OfAsync(Story story, Fingerprint fingerprint, DateTimeOffset at)
    {
        var record = new StoreRecord.OfFingerprint(story.Id, story.Source, story.Title, at, await database.Clock.NowAsync(CancellationToken.None), fingerprint);
        return Write(record, database.Options.KeepFingerprints);
    }

    /// <summary>One story takes up another: it is found by the texts of both.</summary>
    public async Task TakeUpAsync(StoryId from, StoryId to)
    {
        if (await database.FindAsync(database.Fingerprints, from.Value, CancellationToken.None) is not { } document)
        {
            return;
        }

        var taken = Read(document).Fingerprint;
        foreach (var text in taken.Others.Prepend(taken with { Others = [] }))
        {
            await JoinAsync(to, text, CancellationToken.None);
        }

        await RemoveAsync(from);
    }

    public Task RemoveAsync(StoryId story) =>
        database.Faults.RunAsync(token => database.Fingerprints.DeleteOneAsync(new BsonDocument("_id", story.Value), token), CancellationToken.None);

    /// <summary>A fingerprint that is kept and older than this version becomes what <paramref name="print"/> gives.</summary>
    public Task RefoldAsync(StoryId story, int version, Func<Fingerprint> print, CancellationToken cancellationToken) => ChangeAsync(
        story, stored => stored is not null && stored.Fingerprint.Version < version ? stored with { Fingerprint = print() } : null, cancellationToken);

    /// <summary>Changes the record as it was read, and reads it again when another writer was faster: two drafts may meet one story by different keys.</summary>
    private async Task ChangeAsync(StoryId story, Func<StoreRecord.OfFingerprint?, StoreRecord.OfFingerprint?> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await database.FindAsync(database.Fingerprints, story.Value, cancellationToken);
            if (change(before is null ? null : Read(before, database.Options.KeepFingerprints)) is not { } after)
            {
                return;
            }

            var document = Write(after, database.Options.KeepFingerprints);
            if (attempt == MostAttempts)
            {
                await database.SaveAsync(database.Fingerprints, document, cancellationToken);
                return;
            }

            var written = before is null
                ? await database.Faults.RunAsync(token => MongoDatabase.TryInsertAsync(database.Fingerprints, document, token), cancellationToken)
                : await ReplaceAsync(before, document, cancellationToken);
            if (written)
            {
                return;
            }
        }
    }

    private async Task<bool> ReplaceAsync(BsonDocument before, BsonDocument after, CancellationToken cancellationToken)
    {
        var asRead = new BsonDocument { { "_id", before["_id"] }, { "data", before["data"] } };
        var result = await database.Faults.RunAsync(token => database.Fingerprints.ReplaceOneAsync(asRead, after, new ReplaceOptions(), token), cancellationToken);
        return result.MatchedCount > 0;
    }

    public static BsonDocument Write(StoreRecord.OfFingerprint record, TimeSpan keep) => new()
    {
        { "_id", record.Story.Value }, { "source", record.Source.Value }, { "title", record.Title }, { "at", record.At.UtcDateTime }, { "exact", (long)record.Fingerprint.Exact },
        { "keys", new BsonArray(record.Fingerprint.AllKeys.Select(Key)) }, { "data", FingerprintCodec.Encode(record.Fingerprint) },
        { "expires", (record.StoredAt + keep).UtcDateTime },
    };

    public static StoreRecord.OfFingerprint Read(BsonDocument document, TimeSpan keep)
    {
        var neighbor = Read(document);
        return new StoreRecord.OfFingerprint(neighbor.Id, neighbor.Source, neighbor.Title, neighbor.At, new DateTimeOffset(document["expires"].ToUniversalTime()) - keep, neighbor.Fingerprint);
    }

    /// <summary>How many keys each fingerprint of the window shares; keys that too many share are passed over.</summary>
    private async Task<IEnumerable<Posting>> PostingsAsync(Fingerprint print, BsonDocument hours, int most, CancellationToken cancellationToken)
    {
        var keys = print.Keys.Select(Key).ToHashSet();
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

    private static Neighbor Read(BsonDocument document) => new(
        new StoryId(document["_id"].AsString), new SourceId(document["source"].AsString), document["title"].AsString,
        new DateTimeOffset(document["at"].ToUniversalTime()), FingerprintCodec.Decode(document["data"].AsByteArray));

    private static int Key(uint key) => unchecked((int)key);

    private sealed record Stored(DateTime At, List<int> Keys);

    private sealed record Posting(string Story, DateTime At, int Shared, int Keys);
}
