using Ingest.Core.Storage;
using MongoDB.Bson;

namespace Ingest.Backends.Mongo;

internal sealed class MongoHostStore(MongoDatabase database) : IHostStore
{
    public async Task<IReadOnlyList<HostState>> AllAsync(CancellationToken cancellationToken) =>
        (await database.ListAsync(database.Hosts, [], new BsonDocument("_id", 1), 0, cancellationToken)).ConvertAll(document => BsonJson.Read<HostState>(document, "host"));

    public Task SaveAsync(HostState state, CancellationToken cancellationToken) => database.SaveAsync(database.Hosts, BsonJson.Write(state, "host"), cancellationToken);
}
