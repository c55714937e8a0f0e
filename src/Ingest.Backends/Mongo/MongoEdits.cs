using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>
/// Writes a change of stories that is no placement. The decision comes first, so that whatever is placed from then on obeys it; a story is
/// taken away last. Cut short anywhere, the same change made again completes it.
/// </summary>
internal sealed class MongoEdits(MongoDatabase database, MongoStoryWriter writer)
{
    private readonly MongoCorrectionStore _corrections = new(database);
    private readonly MongoNeighbors _neighbors = new(database);
    private readonly MongoPlaces _places = new(database);

    /// <summary>False when another writer changed what was read.</summary>
    /// <param name="read">The stories that the change was made from, as they were read.</param>
    /// <param name="edit">The change.</param>
    public async Task<bool> WriteAsync(IReadOnlyList<BsonDocument> read, StoryEdit edit)
    {
        foreach (var correction in edit.Revoked)
        {
            await _corrections.RemoveAsync(correction);
        }

        foreach (var correction in edit.Decided)
        {
            await _corrections.SaveAsync(correction);
        }

        foreach (var (key, story) in edit.Places)
        {
            await _places.LeadAsync(key, story);
        }

        foreach (var (story, at, fingerprint) in edit.Fingerprints)
        {
            await _neighbors.SaveAsync(edit.Stories.First(one => one.Id == story), fingerprint, at);
        }

        foreach (var revision in edit.Revisions)
        {
            await database.SaveAsync(database.Revisions, MongoStoryWriter.Write(revision), CancellationToken.None);
        }

        var known = read.ToDictionary(document => document["_id"].AsString);
        foreach (var story in edit.Stories.OrderBy(story => known.ContainsKey(story.Id.Value)))
        {
            if (!await writer.SaveAsync(known.GetValueOrDefault(story.Id.Value), story))
            {
                return false;
            }
        }

        return edit.TakenUp is not { } taken || await TakeUpAsync(known[taken.From.Value], taken.From, taken.To);
    }

    private async Task<bool> TakeUpAsync(BsonDocument before, StoryId from, StoryId to)
    {
        await _neighbors.TakeUpAsync(from, to);
        await MoveAsync(database.Places, from, to);
        await MoveAsync(database.Links, from, to);
        var asRead = new BsonDocument { { "_id", before["_id"] }, { "version", before["version"] } };
        return await database.Faults.RunAsync(
            async token => (await database.Stories.DeleteOneAsync(asRead, token)).DeletedCount > 0 || !await database.Stories.Find(new BsonDocument("_id", before["_id"])).AnyAsync(token), CancellationToken.None);
    }

    private Task MoveAsync(IMongoCollection<BsonDocument> collection, StoryId from, StoryId to) => database.Faults.RunAsync(
        token => collection.UpdateManyAsync(new BsonDocument("story", from.Value), new BsonDocument("$set", new BsonDocument("story", to.Value)), new UpdateOptions(), token), CancellationToken.None);
}
