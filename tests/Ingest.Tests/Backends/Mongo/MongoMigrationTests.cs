using Ingest.Backends.Mongo;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Tests.Backends.Mongo;

public sealed class MongoMigrationTests : MongoServerTest
{
    private readonly IMongoDatabase _database;

    public MongoMigrationTests() => _database = new MongoClient(Server.ConnectionString).GetDatabase("ingest");

    [Fact]
    public async Task All_collections_get_their_validator_and_indexes()
    {
        foreach (var collection in MongoSchema.Collections)
        {
            var names = (await (await _database.GetCollection<BsonDocument>(collection.Name).Indexes.ListAsync(Token)).ToListAsync(Token)).Select(index => index["name"].AsString);
            Assert.Equal(collection.Indexes.Select(index => index.Name).Append("_id_").Order(), names.Order());
        }
    }

    [Fact]
    public async Task A_document_that_is_none_of_ours_is_refused_by_the_validator()
    {
        var exception = await Assert.ThrowsAsync<MongoWriteException>(
            () => _database.GetCollection<BsonDocument>("stories").InsertOneAsync(new BsonDocument("title", "lost"), null, Token));

        Assert.Equal(121, exception.WriteError.Code);
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await _database.GetCollection<BsonDocument>("meta").UpdateOneAsync(new BsonDocument("_id", "schema"), new BsonDocument("$set", new BsonDocument("version", 99)), null, Token);

        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.MigrateAsync(Token));

        Assert.Contains("schema 99", exception.Message);
    }

    [Fact]
    public async Task Two_workers_that_migrate_at_the_same_moment_both_succeed()
    {
        await _database.Client.DropDatabaseAsync("ingest", Token);
        await using var other = await OpenAsync(Quick);

        await Task.WhenAll(Store.MigrateAsync(Token), other.MigrateAsync(Token));

        await PlaceAsync();
        Assert.Single(Server.Documents("stories"));
    }
}
