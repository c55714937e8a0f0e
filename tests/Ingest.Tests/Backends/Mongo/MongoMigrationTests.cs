using Ingest.Backends.Mongo;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
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
    public async Task An_index_that_takes_long_to_build_is_waited_for()
    {
        var time = new FakeTimeProvider(Some.Now);
        await using var store = await MongoStore.OpenAsync(Server.ConnectionString, Quick, time, NullLogger.Instance, Token);
        await _database.Client.DropDatabaseAsync("ingest", Token);
        Server.Fail("createIndexes", Fault.Kind.Slow, collection: "stories");
        var before = Builds();
        var building = Server.WhenAsync(() => Builds() > before);

        var migrating = store.MigrateAsync(Token);
        await building.WaitAsync(Token);
        time.Advance(TimeSpan.FromHours(3));
        Assert.False(migrating.IsCompleted);
        Server.Hurry();

        await migrating.WaitAsync(Token);

        int Builds() => Server.Commands.Count(command => command.GetElement(0) is { Name: "createIndexes", Value.AsString: "stories" });
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
