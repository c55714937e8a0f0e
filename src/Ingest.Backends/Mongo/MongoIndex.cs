using MongoDB.Bson;

namespace Ingest.Backends.Mongo;

/// <summary>One index as <c>listIndexes</c> tells it, version numbers aside.</summary>
/// <param name="Name">Name.</param>
/// <param name="Keys">Fields in order with 1, -1 or <c>text</c>.</param>
/// <param name="Options">Further options by their server names.</param>
internal sealed record MongoIndex(string Name, BsonDocument Keys, BsonDocument? Options = null)
{
    public BsonDocument Definition => new BsonDocument { { "key", Keys }, { "name", Name } }.Merge(Options ?? []);
}
