using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

internal sealed class MongoQuarantineStore(MongoDatabase database, MongoFences fences) : IQuarantineStore
{
    public Task SaveAsync(QuarantineEntry entry, CancellationToken cancellationToken) =>
        fences.SaveAsync(database.Quarantine, BsonJson.Write(entry, "key"), entry.Source, entry.Fence, cancellationToken);

    public async Task<IReadOnlyList<QuarantineEntry>> LatestAsync(SourceId? source, int limit, CancellationToken cancellationToken)
    {
        var filter = source is { } id ? new BsonDocument("source", id.Value) : [];
        var order = new BsonDocument { { "at", -1 }, { "_id", 1 } };
        return (await database.ListAsync(database.Quarantine, filter, order, limit, cancellationToken)).ConvertAll(document => BsonJson.Read<QuarantineEntry>(document, "key"));
    }

    public Task<bool> RemoveAsync(string key, CancellationToken cancellationToken) => database.Faults.RunAsync(
        async token => (await database.Quarantine.DeleteOneAsync(new BsonDocument("_id", key), token)).DeletedCount > 0, cancellationToken);
}
