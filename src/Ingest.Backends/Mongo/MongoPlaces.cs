using Ingest.Core.Model;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>
/// Which story an address or identifier belongs to. The <c>_id</c> is the only unique key that holds on sharded collections too, so
/// that the first writer of a place decides; a later one, however delayed, is refused.
/// </summary>
internal sealed class MongoPlaces(MongoDatabase database)
{
    /// <summary>The story of the first of these places that is known; null when none is.</summary>
    public async Task<StoryId?> FindAsync(IReadOnlyList<string> places, CancellationToken cancellationToken)
    {
        var owners = await OwnersAsync(places, cancellationToken);
        return places.FirstOrDefault(owners.ContainsKey) is { } first ? owners[first] : null;
    }

    /// <summary>The stories of those places that are known.</summary>
    public async Task<Dictionary<string, StoryId>> OwnersAsync(IReadOnlyList<string> places, CancellationToken cancellationToken)
    {
        var found = await database.Faults.RunAsync(
            token => database.Places.Find(new BsonDocument("_id", new BsonDocument("$in", new BsonArray(places)))).ToListAsync(token), cancellationToken);
        return found.ToDictionary(document => document["_id"].AsString, document => new StoryId(document["story"].AsString));
    }

    /// <summary>Gives a place to a story; returns the story that has it now, which is another when that one came first.</summary>
    public Task<StoryId> TakeAsync(string place, StoryId story, CancellationToken cancellationToken) => database.Faults.RunAsync(
        async token =>
        {
            var key = new BsonDocument("_id", place);
            var take = new BsonDocument("$setOnInsert", new BsonDocument("story", story.Value));
            var options = new FindOneAndUpdateOptions<BsonDocument> { IsUpsert = true, ReturnDocument = ReturnDocument.After };
            BsonDocument owner;
            try
            {
                owner = await database.Places.FindOneAndUpdateAsync<BsonDocument>(key, take, options, token);
            }
            catch (MongoException exception) when (MongoCodes.IsDuplicateKey(exception))
            {
                owner = await database.Places.Find(key).FirstAsync(token);
            }

            return new StoryId(owner["story"].AsString);
        },
        cancellationToken);

    /// <summary>Gives places that lead to a story that was never written to another.</summary>
    public Task MoveAsync(IReadOnlyList<string> places, StoryId from, StoryId to, CancellationToken cancellationToken) => database.Faults.RunAsync(
        token => database.Places.UpdateManyAsync(
            new BsonDocument { { "_id", new BsonDocument("$in", new BsonArray(places)) }, { "story", from.Value } },
            new BsonDocument("$set", new BsonDocument("story", to.Value)), new UpdateOptions(), token),
        cancellationToken);

    /// <summary>A place leads to this story whatever it led to; null for nowhere.</summary>
    public Task LeadAsync(string place, StoryId? story) => story is { } id
        ? database.SaveAsync(database.Places, Write(place, id), CancellationToken.None)
        : database.Faults.RunAsync(token => database.Places.DeleteOneAsync(new BsonDocument("_id", place), token), CancellationToken.None);

    public static BsonDocument Write(string place, StoryId story) => new() { { "_id", place }, { "story", story.Value } };

    /// <summary>Gives further places to a story; those that another has stay there.</summary>
    public Task AddAsync(IReadOnlyList<string> places, StoryId story, CancellationToken cancellationToken) => places.Count == 0 ? Task.CompletedTask : database.Faults.RunAsync(
        async token =>
        {
            try
            {
                await database.Places.InsertManyAsync(
                    places.Select(place => new BsonDocument { { "_id", place }, { "story", story.Value } }), new InsertManyOptions { IsOrdered = false }, token);
            }
            catch (MongoBulkWriteException<BsonDocument> exception) when (MongoCodes.IsDuplicateKey(exception))
            {
                // Known already.
            }
        },
        cancellationToken);
}
