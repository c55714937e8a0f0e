using MongoDB.Bson;

namespace Ingest.Backends.Mongo;

/// <summary>One thing that is not as it must be, and the step that mends it.</summary>
/// <param name="Thing">Such as <c>index stories.updated</c>.</param>
/// <param name="Finding">Such as <c>is missing</c>.</param>
/// <param name="Words">The step in words.</param>
/// <param name="Command">The step as a database command.</param>
internal sealed record MongoStep(string Thing, string Finding, string Words, BsonDocument Command);
