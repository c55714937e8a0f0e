using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>Keeps the fingerprints of stories, by which they are found as neighbours of a text.</summary>
internal sealed class MongoFingerprints(MongoDatabase database)
{
    /// <summary>Writers of one story at one moment are few; whoever loses so often writes what he has.</summary>
    private const int MostAttempts = 5;

    /// <summary>The text of a new story. One that a killed worker left is written over.</summary>
    public async Task AddAsync(Story story, Fingerprint fingerprint, DateTimeOffset at)
    {
        var document = await OfAsync(story, fingerprint, at);
        if (!await database.Faults.RunAsync(token => MongoDatabase.TryInsertAsync(database.Fingerprints, document, token), CancellationToken.None))
        {
            await MoveAsync(story, fingerprint, at, CancellationToken.None);
        }
    }

    /// <summary>The story's text became another.</summary>
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

    /// <summary>The text of a story that has no other yet.</summary>
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

    /// <summary>A stored fingerprint as a neighbour.</summary>
    public static Neighbor Read(BsonDocument document) => new(
        new StoryId(document["_id"].AsString), new SourceId(document["source"].AsString), document["title"].AsString,
        new DateTimeOffset(document["at"].ToUniversalTime()), FingerprintCodec.Decode(document["data"].AsByteArray));

    /// <summary>A key as it is stored: BSON has no unsigned numbers.</summary>
    public static int Key(uint key) => unchecked((int)key);

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
}
