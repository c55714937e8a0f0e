using MongoDB.Bson;

namespace Ingest.Backends.Mongo;

/// <summary>One collection as it must be.</summary>
/// <param name="Name">Name.</param>
/// <param name="Required">Fields every document has, with their BSON types.</param>
/// <param name="Optional">Fields a document may have, with their BSON types.</param>
/// <param name="Indexes">Beside the one on <c>_id</c>.</param>
internal sealed record MongoCollection(
    string Name, IReadOnlyList<(string Field, string Type)> Required, IReadOnlyList<(string Field, string Type)> Optional, IReadOnlyList<MongoIndex> Indexes)
{
    /// <summary>Unknown fields are let through, so that an older program can live beside a newer schema.</summary>
    public BsonDocument Validator => new("$jsonSchema", new BsonDocument
    {
        { "bsonType", "object" },
        { "required", new BsonArray(Required.Select(one => one.Field)) },
        { "properties", new BsonDocument(Required.Concat(Optional).Select(one => new BsonElement(one.Field, new BsonDocument("bsonType", TypeOf(one.Type))))) },
    });

    private static BsonValue TypeOf(string types) => types.Contains('|', StringComparison.Ordinal) ? new BsonArray(types.Split('|')) : types;
}
