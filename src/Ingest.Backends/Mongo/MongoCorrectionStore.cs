using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>One document a pair of addresses, found by either of its <c>keys</c>.</summary>
internal sealed class MongoCorrectionStore(MongoDatabase database) : ICorrectionStore
{
    public async Task<IReadOnlyList<Correction>> OfAsync(IReadOnlyList<string> urlKeys, CancellationToken cancellationToken)
    {
        var found = await database.Faults.RunAsync(
            token => database.Corrections.Find(new BsonDocument("keys", new BsonDocument("$in", new BsonArray(urlKeys)))).ToListAsync(token), cancellationToken);
        return [.. found.Select(Read).OrderBy(correction => correction.At)];
    }

    public Task SaveAsync(Correction correction) => database.SaveAsync(database.Corrections, Write(correction), CancellationToken.None);

    public Task RemoveAsync(Correction correction) => database.Faults.RunAsync(
        token => database.Corrections.DeleteOneAsync(new BsonDocument("_id", IdOf(correction)), token), CancellationToken.None);

    public static BsonDocument Write(Correction correction)
    {
        var document = BsonJson.Write(correction);
        document.Remove("one");
        document.Remove("other");
        document.InsertAt(0, new BsonElement("_id", IdOf(correction)));
        document.InsertAt(1, new BsonElement("keys", new BsonArray { correction.One, correction.Other }));
        return document;
    }

    public static Correction Read(BsonDocument document)
    {
        var plain = document.DeepClone().AsBsonDocument;
        var keys = plain["keys"].AsBsonArray;
        plain["one"] = keys[0];
        plain["other"] = keys[1];
        return BsonJson.Read<Correction>(plain);
    }

    public static string IdOf(Correction correction) => $"{correction.One}:{correction.Other}";
}
