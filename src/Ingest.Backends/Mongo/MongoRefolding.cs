using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>Folds stories anew that an older version folded: fingerprint and identifiers first, then the story, which says that it is done.</summary>
internal sealed class MongoRefolding(MongoDatabase database)
{
    private readonly MongoFingerprints _fingerprints = new(database);
    private readonly MongoPlaces _places = new(database);

    public Task<long> CountAsync(int version, CancellationToken cancellationToken) => database.Faults.RunAsync(
        token => database.Stories.CountDocumentsAsync(FoldedBefore(version), cancellationToken: token), cancellationToken);

    public async Task<IReadOnlyList<StoryId>> NextAsync(Refolding refolding, StoryId? after, int most, CancellationToken cancellationToken)
    {
        var filter = FoldedBefore(refolding.Version);
        filter["_id"] = new BsonDocument("$gt", after?.Value ?? string.Empty);
        var next = await database.ListAsync(database.Stories, filter, new BsonDocument("_id", 1), most, cancellationToken);
        foreach (var document in next)
        {
            await RefoldAsync(refolding, document, cancellationToken);
        }

        return next.ConvertAll(document => new StoryId(document["_id"].AsString));
    }

    private static BsonDocument FoldedBefore(int version) => new("folding", new BsonDocument("$not", new BsonDocument("$gte", version)));

    /// <summary>Replaces the story in the version that was read, and reads it again when another writer was faster.</summary>
    private async Task RefoldAsync(Refolding refolding, BsonDocument? document, CancellationToken cancellationToken)
    {
        while (document is not null && MongoStoryWriter.Read(document) is var story && story.Folding < refolding.Version)
        {
            var earlier = await database.ListAsync(database.Revisions, new BsonDocument("story", story.Id.Value), new BsonDocument { { "number", 1 }, { "_id", 1 } }, 0, cancellationToken);
            await _fingerprints.RefoldAsync(story.Id, refolding.Version, () => refolding.PrintOf(story, earlier.ConvertAll(one => BsonJson.Read<Revision>(one))), cancellationToken);

            var version = document[MongoStoryWriter.Version].ToInt32();
            var read = new BsonDocument { { "_id", story.Id.Value }, { MongoStoryWriter.Version, version } };
            var after = refolding.Renew(story);
            await _places.AddAsync([.. after.Appearances.Where(place => place.Guid is not null).Select(place => PlaceKey.OfGuid(place.Source, place.Guid!)).Distinct()], story.Id, cancellationToken);
            var renewed = MongoStoryWriter.Write(after, version + 1);
            var replaced = await database.Faults.RunAsync(token => database.Stories.ReplaceOneAsync(read, renewed, new ReplaceOptions(), token), cancellationToken);
            document = replaced.MatchedCount > 0 ? null : await database.FindAsync(database.Stories, story.Id.Value, cancellationToken);
        }
    }
}
