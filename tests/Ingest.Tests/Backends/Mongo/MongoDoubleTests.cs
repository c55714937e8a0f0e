using Ingest.Tests.Support.Mongo;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Tests.Backends.Mongo;

/// <summary>The stand-in itself, asked by the real driver: what it does not play is an error, what it plays it plays as the manual says.</summary>
public sealed class MongoDoubleTests : IAsyncLifetime
{
    private readonly MongoDouble _server = MongoDouble.Start();
    private MongoClient _client = null!;
    private IMongoCollection<BsonDocument> _papers = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _client = new MongoClient(_server.ConnectionString);
        _papers = _client.GetDatabase("ingest").GetCollection<BsonDocument>("papers");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("{ mapReduce: 'papers' }")]
    [InlineData("{ find: 'papers', filter: { $where: 'true' } }")]
    [InlineData("{ find: 'papers', filter: { pages: { $near: 1 } } }", true)]
    [InlineData("{ find: 'papers', tailable: true }")]
    [InlineData("{ update: 'papers', updates: [ { q: {}, u: { $rename: { a: 'b' } } } ] }", true)]
    [InlineData("{ update: 'papers', updates: [ { q: {}, u: { $set: { a: 1 } }, hint: 'x' } ] }")]
    [InlineData("{ aggregate: 'papers', pipeline: [ { $lookup: {} } ], cursor: {} }")]
    [InlineData("{ createIndexes: 'papers', indexes: [ { name: 'x', key: { a: '2dsphere' } } ] }")]
    public async Task What_is_not_played_is_an_error_and_is_remembered(string command, bool needsDocument = false)
    {
        if (needsDocument)
        {
            await _papers.InsertOneAsync(new BsonDocument { { "pages", 1 }, { "a", 1 } }, new InsertOneOptions(), Token);
        }

        await Assert.ThrowsAnyAsync<MongoException>(() => _client.GetDatabase("ingest").RunCommandAsync<BsonDocument>(BsonDocument.Parse(command), cancellationToken: Token));

        Assert.NotEmpty(_server.Refusals);
    }

    [Fact]
    public async Task A_unique_index_over_an_array_holds_across_documents_but_not_within_one()
    {
        await IndexAsync("{ name: 'keys', key: { keys: 1 }, unique: true }");
        await InsertAsync("{ keys: [1, 2, 2] }");
        await InsertAsync("{ keys: [3] }");

        await AssertClashAsync("{ keys: [4, 2] }");
    }

    [Fact]
    public async Task A_unique_index_takes_a_missing_field_for_null_unless_it_is_sparse()
    {
        await IndexAsync("{ name: 'guid', key: { guid: 1 }, unique: true }");
        await InsertAsync("{ a: 1 }");
        await AssertClashAsync("{ a: 2 }");

        await _papers.Indexes.DropOneAsync("guid", Token);
        await IndexAsync("{ name: 'guid', key: { guid: 1 }, unique: true, sparse: true }");
        await InsertAsync("{ a: 3 }");
    }

    [Fact]
    public async Task A_partial_unique_index_holds_for_the_documents_it_covers()
    {
        await IndexAsync("{ name: 'guid', key: { source: 1, guid: 1 }, unique: true, partialFilterExpression: { trusted: true } }");
        await InsertAsync("{ source: 'a', guid: 1, trusted: true }");
        await InsertAsync("{ source: 'a', guid: 1, trusted: false }");
        await InsertAsync("{ source: 'b', guid: 1, trusted: true }");

        await AssertClashAsync("{ source: 'a', guid: 1, trusted: true }");
    }

    [Fact]
    public async Task An_update_that_would_clash_changes_nothing()
    {
        await IndexAsync("{ name: 'url', key: { url: 1 }, unique: true }");
        await InsertAsync("{ _id: 1, url: 'a' }");
        await InsertAsync("{ _id: 2, url: 'b' }");

        var exception = await Assert.ThrowsAsync<MongoWriteException>(() => _papers.UpdateOneAsync("{ _id: 2 }", "{ $set: { url: 'a' } }", new UpdateOptions(), Token));

        Assert.Equal(11000, exception.WriteError.Code);
        Assert.Equal("b", (await _papers.Find("{ _id: 2 }").SingleAsync(Token))["url"]);
    }

    [Fact]
    public async Task An_upsert_whose_filter_does_not_match_the_document_of_its_key_clashes()
    {
        await InsertAsync("{ _id: 1, fence: 5 }");

        var exception = await Assert.ThrowsAsync<MongoWriteException>(
            () => _papers.ReplaceOneAsync("{ _id: 1, fence: { $lt: 5 } }", BsonDocument.Parse("{ _id: 1, fence: 4 }"), new ReplaceOptions { IsUpsert = true }, Token));

        Assert.Equal(11000, exception.WriteError.Code);
    }

    [Fact]
    public async Task Documents_that_break_the_validator_are_refused()
    {
        await _client.GetDatabase("ingest").RunCommandAsync<BsonDocument>(
            BsonDocument.Parse("{ create: 'papers', validator: { $jsonSchema: { bsonType: 'object', required: ['title'], properties: { title: { bsonType: 'string' } } } } }"), cancellationToken: Token);
        await InsertAsync("{ title: 'Herald', more: 1 }");

        Assert.Equal(121, (await Assert.ThrowsAsync<MongoWriteException>(() => InsertAsync("{ title: 1 }"))).WriteError.Code);
        Assert.Equal(121, (await Assert.ThrowsAsync<MongoWriteException>(() => InsertAsync("{ name: 'x' }"))).WriteError.Code);
    }

    [Fact]
    public async Task A_text_index_refuses_a_language_that_it_cannot_stem_unless_another_field_names_it()
    {
        await IndexAsync("{ name: 'text', key: { body: 'text' } }");
        await Assert.ThrowsAsync<MongoWriteException>(() => InsertAsync("{ body: 'x', language: 'ar' }"));

        await _papers.Indexes.DropOneAsync("text", Token);
        await IndexAsync("{ name: 'text', key: { body: 'text' }, default_language: 'none', language_override: 'search_language' }");
        await InsertAsync("{ body: 'x', language: 'ar' }");
    }

    private Task IndexAsync(string index) => _client.GetDatabase("ingest").RunCommandAsync<BsonDocument>(
        new BsonDocument { { "createIndexes", "papers" }, { "indexes", new BsonArray { BsonDocument.Parse(index) } } }, cancellationToken: Token);

    private Task InsertAsync(string document) => _papers.InsertOneAsync(BsonDocument.Parse(document), new InsertOneOptions(), Token);

    private async Task AssertClashAsync(string document) =>
        Assert.Equal(11000, (await Assert.ThrowsAsync<MongoWriteException>(() => InsertAsync(document))).WriteError.Code);
}
