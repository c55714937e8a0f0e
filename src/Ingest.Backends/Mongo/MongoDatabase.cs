using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>The collections of one database, and the pipeline through which all calls go.</summary>
internal sealed class MongoDatabase(IMongoDatabase database, MongoFaults faults, ServerClock clock, MongoOptions options)
{
    public IMongoDatabase Inner => database;

    public MongoFaults Faults => faults;

    public ServerClock Clock => clock;

    public MongoOptions Options => options;

    public IMongoCollection<BsonDocument> Stories { get; } = database.GetCollection<BsonDocument>("stories");

    public IMongoCollection<BsonDocument> Places { get; } = database.GetCollection<BsonDocument>("places");

    public IMongoCollection<BsonDocument> Revisions { get; } = database.GetCollection<BsonDocument>("revisions");

    public IMongoCollection<BsonDocument> Fingerprints { get; } = database.GetCollection<BsonDocument>("fingerprints");

    public IMongoCollection<BsonDocument> Claims { get; } = database.GetCollection<BsonDocument>("claims");

    public IMongoCollection<BsonDocument> Links { get; } = database.GetCollection<BsonDocument>("links");

    public IMongoCollection<BsonDocument> Pages { get; } = database.GetCollection<BsonDocument>("pages");

    public IMongoCollection<BsonDocument> Sources { get; } = database.GetCollection<BsonDocument>("sources");

    public IMongoCollection<BsonDocument> SourceFiles { get; } = database.GetCollection<BsonDocument>("source_files");

    public IMongoCollection<BsonDocument> Hosts { get; } = database.GetCollection<BsonDocument>("hosts");

    public IMongoCollection<BsonDocument> Runs { get; } = database.GetCollection<BsonDocument>("runs");

    public IMongoCollection<BsonDocument> Quarantine { get; } = database.GetCollection<BsonDocument>("quarantine");

    public IMongoCollection<BsonDocument> Corrections { get; } = database.GetCollection<BsonDocument>("corrections");

    public IMongoCollection<BsonDocument> Meta { get; } = database.GetCollection<BsonDocument>(MongoSchema.Meta);

    /// <summary>The document with this <c>_id</c>; null when there is none.</summary>
    public Task<BsonDocument?> FindAsync(IMongoCollection<BsonDocument> collection, BsonValue id, CancellationToken cancellationToken) => faults.RunAsync(
        async token => (BsonDocument?)await collection.Find(new BsonDocument("_id", id)).FirstOrDefaultAsync(token), cancellationToken);

    public Task<List<BsonDocument>> ListAsync(
        IMongoCollection<BsonDocument> collection, BsonDocument filter, BsonDocument sort, int limit, CancellationToken cancellationToken) => faults.RunAsync(
        token => collection.Find(filter).Sort(sort).Limit(limit).ToListAsync(token), cancellationToken);

    /// <summary>Updates the document with this key, which is inserted when it is missing. Two that insert at one moment both succeed.</summary>
    public Task UpsertAsync(IMongoCollection<BsonDocument> collection, BsonDocument key, BsonDocument update, CancellationToken cancellationToken) =>
        UpsertAsync((inserts, token) => collection.UpdateOneAsync(key, update, new UpdateOptions { IsUpsert = inserts }, token), cancellationToken);

    /// <summary>Writes a whole document by its <c>_id</c>. Two that insert the same one at one moment both succeed: the second replaces.</summary>
    public Task SaveAsync(IMongoCollection<BsonDocument> collection, BsonDocument document, CancellationToken cancellationToken) => UpsertAsync(
        (inserts, token) => collection.ReplaceOneAsync(new BsonDocument("_id", document["_id"]), document, new ReplaceOptions { IsUpsert = inserts }, token), cancellationToken);

    /// <summary>Inserts a document within the caller's call; false when its <c>_id</c> is taken.</summary>
    public static async Task<bool> TryInsertAsync(IMongoCollection<BsonDocument> collection, BsonDocument document, CancellationToken cancellationToken)
    {
        try
        {
            await collection.InsertOneAsync(document, new InsertOneOptions(), cancellationToken);
            return true;
        }
        catch (MongoException exception) when (MongoCodes.IsDuplicateKey(exception))
        {
            return false;
        }
    }

    /// <summary>Who is second to insert finds the document there and tries once more without inserting.</summary>
    private Task UpsertAsync(Func<bool, CancellationToken, Task> write, CancellationToken cancellationToken) => faults.RunAsync(
        async token =>
        {
            try
            {
                await write(true, token);
            }
            catch (MongoException exception) when (MongoCodes.IsDuplicateKey(exception))
            {
                await write(false, token);
            }
        },
        cancellationToken);
}
