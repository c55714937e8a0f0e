using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;

namespace Ingest.Backends.Mongo;

/// <summary>The discover documents are a list here: a URL is no name for a field.</summary>
internal sealed class MongoSourceStore(MongoDatabase database) : ISourceStore
{
    private const string Documents = "documents";
    private const string Url = "url";

    public async Task<SourceState?> FindAsync(SourceId id, CancellationToken cancellationToken) =>
        await database.FindAsync(database.Sources, id.Value, cancellationToken) is { } document ? Read(document) : null;

    public async Task<IReadOnlyList<SourceState>> AllAsync(CancellationToken cancellationToken) =>
        (await database.ListAsync(database.Sources, [], new BsonDocument("_id", 1), 0, cancellationToken)).ConvertAll(Read);

    public Task SaveAsync(SourceState state, CancellationToken cancellationToken) => database.SaveAsync(database.Sources, Write(state), cancellationToken);

    public static BsonDocument Write(SourceState state)
    {
        var document = BsonJson.Write(state, "id");
        document[Documents] = new BsonArray(document[Documents].AsBsonDocument.Select(element => new BsonDocument(Url, element.Name).Merge(element.Value.AsBsonDocument)));
        return document;
    }

    public static SourceState Read(BsonDocument document)
    {
        var byUrl = new BsonDocument();
        foreach (var one in document[Documents].AsBsonArray.Select(value => value.AsBsonDocument))
        {
            var name = one[Url].AsString;
            one.Remove(Url);
            byUrl[name] = one;
        }

        document[Documents] = byUrl;
        return BsonJson.Read<SourceState>(document, "id");
    }
}
