using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>
/// Writes a change of stories that is no placement. The decision comes first, so that whatever is placed from then on obeys it; a story is
/// taken away last. Cut short anywhere, the same change made again completes it; refused by another writer, it takes back what it wrote.
/// </summary>
internal sealed class MongoEdits(MongoDatabase database, MongoStoryWriter writer)
{
    /// <summary>On a story that is about to be taken away, who takes it.</summary>
    private const string TakenBy = "taken_by";

    private readonly MongoCorrectionStore _corrections = new(database);
    private readonly MongoFingerprints _fingerprints = new(database);
    private readonly MongoPlaces _places = new(database);

    /// <summary>False, and nothing stays written, when another writer changed what was read.</summary>
    /// <param name="read">The stories that the change was made from, as they were read.</param>
    /// <param name="edit">The change.</param>
    public async Task<bool> WriteAsync(IReadOnlyList<BsonDocument> read, StoryEdit edit)
    {
        if (!await AreAsReadAsync(read))
        {
            return false;
        }

        var written = new MongoUndo(database);
        if (await TryAsync(read, edit, written))
        {
            return true;
        }

        await written.TakeBackAsync();
        return false;
    }

    private async Task<bool> TryAsync(IReadOnlyList<BsonDocument> read, StoryEdit edit, MongoUndo written)
    {
        foreach (var correction in edit.Revoked)
        {
            await written.DoAsync(database.Corrections, MongoCorrectionStore.IdOf(correction), null, () => _corrections.RemoveAsync(correction));
        }

        foreach (var correction in edit.Decided)
        {
            await written.DoAsync(database.Corrections, MongoCorrectionStore.IdOf(correction), MongoCorrectionStore.Write(correction), () => _corrections.SaveAsync(correction));
        }

        foreach (var (key, story) in edit.Places)
        {
            await written.DoAsync(database.Places, key, story is { } owner ? MongoPlaces.Write(key, owner) : null, () => _places.LeadAsync(key, story));
        }

        foreach (var (story, at, fingerprint) in edit.Fingerprints)
        {
            var document = await _fingerprints.OfAsync(edit.Stories.First(one => one.Id == story), fingerprint, at);
            await written.DoAsync(database.Fingerprints, story.Value, document, () => database.SaveAsync(database.Fingerprints, document, CancellationToken.None));
        }

        foreach (var revision in edit.Revisions)
        {
            var document = MongoStoryWriter.Write(revision);
            await written.DoAsync(database.Revisions, revision.ToId(), document, () => database.SaveAsync(database.Revisions, document, CancellationToken.None));
        }

        var known = read.ToDictionary(document => document["_id"].AsString);
        foreach (var story in edit.Stories.OrderBy(story => known.ContainsKey(story.Id.Value)))
        {
            // A new one is there when the change was cut short before.
            var there = known.GetValueOrDefault(story.Id.Value) ?? await database.FindAsync(database.Stories, story.Id.Value, CancellationToken.None);
            if (!await writer.SaveAsync(there, story))
            {
                return false;
            }

            written.Remember(database.Stories, story.Id.Value, there, MongoStoryWriter.Write(story, there is null ? 1 : there[MongoStoryWriter.Version].ToInt32() + 1));
        }

        return edit.TakenUp is not { } taken || await TakeUpAsync(known[taken.From.Value], taken.From, taken.To, written);
    }

    private async Task<bool> AreAsReadAsync(IReadOnlyList<BsonDocument> read)
    {
        foreach (var document in read)
        {
            var now = await database.FindAsync(database.Stories, document["_id"], CancellationToken.None);
            if (now?[MongoStoryWriter.Version] != document[MongoStoryWriter.Version])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Of two that take up one story at one moment, the one whose mark stands over the version that both read has it; the other one has moved nothing yet.</summary>
    private async Task<bool> TakeUpAsync(BsonDocument before, StoryId from, StoryId to, MongoUndo written)
    {
        var marked = before.DeepClone().AsBsonDocument;
        marked[MongoStoryWriter.Version] = before[MongoStoryWriter.Version].ToInt32() + 1;
        marked[TakenBy] = Guid.NewGuid().ToString("N");
        if (!await writer.ReplaceAsync(before, marked))
        {
            return false;
        }

        written.Remember(database.Stories, from.Value, before, marked);
        await _fingerprints.TakeUpAsync(from, to);
        await MoveAsync(database.Places, from, to);
        await MoveAsync(database.Links, from, to);

        // One that bears our mark and is not there any more was taken away by ourselves, whose answer was lost.
        var asMarked = new BsonDocument { { "_id", from.Value }, { MongoStoryWriter.Version, marked[MongoStoryWriter.Version] } };
        return await database.Faults.RunAsync(
            async token => (await database.Stories.DeleteOneAsync(asMarked, token)).DeletedCount > 0 || !await database.Stories.Find(new BsonDocument("_id", from.Value)).AnyAsync(token), CancellationToken.None);
    }

    private Task MoveAsync(IMongoCollection<BsonDocument> collection, StoryId from, StoryId to) => database.Faults.RunAsync(
        token => collection.UpdateManyAsync(new BsonDocument("story", from.Value), new BsonDocument("$set", new BsonDocument("story", to.Value)), new UpdateOptions(), token), CancellationToken.None);
}
