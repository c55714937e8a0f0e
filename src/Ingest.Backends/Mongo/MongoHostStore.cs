using Ingest.Core.Storage;
using MongoDB.Bson;

namespace Ingest.Backends.Mongo;

internal sealed class MongoHostStore(MongoDatabase database) : IHostStore
{
    public async Task<IReadOnlyList<HostState>> AllAsync(CancellationToken cancellationToken) =>
        (await database.ListAsync(database.Hosts, [], new BsonDocument("_id", 1), 0, cancellationToken)).ConvertAll(document => BsonJson.Read<HostState>(document, "host"));

    public async Task<HostState?> FindAsync(string host, CancellationToken cancellationToken) =>
        await database.FindAsync(database.Hosts, host, cancellationToken) is { } document ? BsonJson.Read<HostState>(document, "host") : null;

    public Task SaveAsync(HostState state, CancellationToken cancellationToken) => database.UpsertAsync(
        database.Hosts, new BsonDocument("_id", state.Host), new BsonDocument("$max", new BsonDocument("next_allowed_at", state.NextAllowedAt.UtcDateTime)), cancellationToken);
}
