using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>
/// Refuses writes under a lease that has passed on. Without transactions there are two bars: the source's lease is looked at before the
/// write, and a document that a later lease has written is not replaced, however long the writer slept between the two.
/// </summary>
internal sealed class MongoFences(MongoDatabase database)
{
    /// <exception cref="StaleLeaseException">The lease has passed on.</exception>
    public async Task CheckAsync(SourceId source, long? fence, CancellationToken cancellationToken)
    {
        if (fence is not { } carried)
        {
            return;
        }

        var later = new BsonDocument { { "_id", source.Value }, { "lease.fence", new BsonDocument("$gt", carried) } };
        var found = await database.Faults.RunAsync(
            token => database.Sources.Find(later).Project(new BsonDocument("_id", 1)).FirstOrDefaultAsync(token), cancellationToken);
        if (found is not null)
        {
            throw new StaleLeaseException(source, carried);
        }
    }

    /// <summary>Writes a whole document, which carries its fence, by its <c>_id</c>.</summary>
    /// <exception cref="StaleLeaseException">The lease has passed on.</exception>
    public async Task SaveAsync(IMongoCollection<BsonDocument> collection, BsonDocument document, SourceId source, long? fence, CancellationToken cancellationToken)
    {
        if (fence is not { } carried)
        {
            await database.SaveAsync(collection, document, cancellationToken);
            return;
        }

        await CheckAsync(source, fence, cancellationToken);
        await database.Faults.RunAsync(
            async token =>
            {
                // The first replaces what is there, the second is for a document that somebody else inserted between the two.
                if (!await ReplaceAsync(collection, document, carried, [], token) && !await MongoDatabase.TryInsertAsync(collection, document, token) && !await ReplaceAsync(collection, document, carried, [], token))
                {
                    throw new StaleLeaseException(source, carried);
                }
            },
            cancellationToken);
    }

    /// <summary>Writes a whole document by its <c>_id</c> unless one stands there that <paramref name="only"/> does not match; then false.</summary>
    /// <exception cref="StaleLeaseException">The lease has passed on.</exception>
    public async Task<bool> TrySaveAsync(IMongoCollection<BsonDocument> collection, BsonDocument document, BsonDocument only, SourceId source, long? fence, CancellationToken cancellationToken)
    {
        await CheckAsync(source, fence, cancellationToken);
        var written = await database.Faults.RunAsync(
            async token => await ReplaceAsync(collection, document, fence, only, token) || await MongoDatabase.TryInsertAsync(collection, document, token) || await ReplaceAsync(collection, document, fence, only, token),
            cancellationToken);
        if (written)
        {
            return true;
        }

        var another = new BsonDocument { { "_id", document["_id"] }, { "$nor", new BsonArray { only } } };
        return await database.Faults.RunAsync(token => collection.Find(another).AnyAsync(token), cancellationToken) ? false
            : throw new StaleLeaseException(source, fence ?? 0);
    }

    private static async Task<bool> ReplaceAsync(IMongoCollection<BsonDocument> collection, BsonDocument document, long? fence, BsonDocument only, CancellationToken cancellationToken)
    {
        var replaceable = new BsonDocument("_id", document["_id"]).Merge(only);
        if (fence is { } carried)
        {
            replaceable["fence"] = new BsonDocument("$not", new BsonDocument("$gt", carried));
        }

        return (await collection.ReplaceOneAsync(replaceable, document, new ReplaceOptions(), cancellationToken)).MatchedCount == 1;
    }
}
