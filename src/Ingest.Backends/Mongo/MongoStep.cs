using MongoDB.Bson;

namespace Ingest.Backends.Mongo;

/// <summary>One step of a migration: in words, and the database command.</summary>
internal sealed record MongoStep(string Words, BsonDocument Command);
