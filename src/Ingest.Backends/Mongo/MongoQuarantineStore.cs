using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

internal sealed class MongoQuarantineStore(MongoDatabase database, MongoFences fences) : IQuarantineStore
{
    public Task SaveAsync(QuarantineEntry entry, CancellationToken cancellationToken) =>
        fences.SaveAsync(database.Quarantine, BsonJson.Write(entry, "key"), entry.Source, entry.Fence, cancellationToken);

    public async Task<IReadOnlyList<QuarantineEntry>> LatestAsync(SourceId? source, QuarantinePlace? after, int limit, CancellationToken cancellationToken)
    {
        var filter = FilterOf(source);
        if (after is not null)
        {
            var at = after.At.UtcDateTime;
            filter["at"] = new BsonDocument("$lte", at);
            filter["$or"] = new BsonArray { new BsonDocument("at", new BsonDocument("$lt", at)), new BsonDocument("_id", new BsonDocument("$gt", after.Key)) };
        }

        var order = new BsonDocument { { "at", -1 }, { "_id", 1 } };
        return (await database.ListAsync(database.Quarantine, filter, order, limit, cancellationToken)).ConvertAll(document => BsonJson.Read<QuarantineEntry>(document, "key"));
    }

    public Task<long> CountAsync(SourceId? source, CancellationToken cancellationToken) => database.Faults.RunAsync(
        token => database.Quarantine.CountDocumentsAsync(FilterOf(source), cancellationToken: token), cancellationToken);

    private static BsonDocument FilterOf(SourceId? source) => source is { } id ? new BsonDocument("source", id.Value) : [];

    public Task<bool> RemoveAsync(string key, CancellationToken cancellationToken) => database.Faults.RunAsync(
        async token => (await database.Quarantine.DeleteOneAsync(new BsonDocument("_id", key), token)).DeletedCount > 0, cancellationToken);
}
