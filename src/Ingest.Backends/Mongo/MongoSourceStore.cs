using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>The discover documents are a list here: a URL is no name for a field.</summary>
internal sealed class MongoSourceStore(MongoDatabase database) : ISourceStore
{
    private const string Documents = "documents";
    private const string Url = "url";
    private const string OrderedPause = "ordered_pause";
    private const string DueAt = "due_at";
    private const string FileGoneSince = "file_gone_since";
    private const string Offset = "_offset";

    /// <summary>What runs leave alone.</summary>
    private static readonly string[] NotOfRuns = [OrderedPause, FileGoneSince, FileGoneSince + Offset];

    /// <summary>Of a state, as stored; an offset stands beside a time that has one.</summary>
    private static readonly IReadOnlyList<string> Fields =
    [
        .. StoryJson.Options.GetTypeInfo(typeof(SourceState)).Properties.Where(property => property.Name != "id")
            .SelectMany(property => property.PropertyType == typeof(DateTimeOffset?) ? new[] { property.Name, property.Name + Offset } : [property.Name]).Except(NotOfRuns),
    ];

    public async Task<SourceState?> FindAsync(SourceId id, CancellationToken cancellationToken) =>
        await database.FindAsync(database.Sources, id.Value, cancellationToken) is { } document ? Read(document) : null;

    public async Task<IReadOnlyList<SourceState>> AllAsync(CancellationToken cancellationToken) =>
        (await database.ListAsync(database.Sources, [], new BsonDocument("_id", 1), 0, cancellationToken)).ConvertAll(Read);

    /// <summary>The lease stands in the same document and is left alone.</summary>
    public async Task SaveAsync(SourceState state, CancellationToken cancellationToken)
    {
        var document = Write(state);
        document.Remove("_id");
        Array.ForEach(NotOfRuns, document.Remove);
        var update = new BsonDocument("$set", document);
        if (Fields.Where(field => !document.Contains(field)).ToList() is { Count: > 0 } absent)
        {
            update["$unset"] = new BsonDocument(absent.Select(field => new BsonElement(field, true)));
        }

        var key = new BsonDocument("_id", state.Id.Value);
        if (state.Fence is null)
        {
            await database.UpsertAsync(database.Sources, key, update, cancellationToken);
            return;
        }

        var own = new BsonDocument(key) { { "lease.fence", state.Fence } };
        var saved = await database.Faults.RunAsync(token => database.Sources.UpdateOneAsync(own, update, new UpdateOptions(), token), cancellationToken);
        if (saved.MatchedCount == 0)
        {
            throw new StaleLeaseException(state.Id, state.Fence.Value);
        }
    }

    public Task OrderPauseAsync(SourceId id, Pause? pause, CancellationToken cancellationToken) =>
        OrderAsync(new SourceState { Id = id, OrderedPause = pause }, [OrderedPause], isUpsert: true, cancellationToken);

    public Task EndPauseAsync(SourceId id, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var paused = new BsonDocument { { "_id", id.Value }, { OrderedPause + ".since", since.UtcDateTime } };
        var end = new BsonDocument("$unset", new BsonDocument(OrderedPause, true));
        return database.Faults.RunAsync(token => database.Sources.UpdateOneAsync(paused, end, new UpdateOptions(), token), cancellationToken);
    }

    public Task OrderDueAsync(SourceId id, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        OrderAsync(new SourceState { Id = id, DueAt = dueAt }, [DueAt, DueAt + Offset], isUpsert: true, cancellationToken);

    public async Task<IReadOnlyList<SourceId>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = new BsonDocument(DueAt, new BsonDocument("$lte", now.UtcDateTime));
        var found = await database.Faults.RunAsync(token => database.Sources.Find(due).Project(new BsonDocument("_id", 1)).ToListAsync(token), cancellationToken);
        return [.. found.Select(document => document["_id"].AsString).Order(StringComparer.Ordinal).Select(id => new SourceId(id))];
    }

    public Task MarkFileGoneAsync(SourceId id, DateTimeOffset? since, CancellationToken cancellationToken) =>
        OrderAsync(new SourceState { Id = id, FileGoneSince = since }, [FileGoneSince, FileGoneSince + Offset], isUpsert: false, cancellationToken);

    /// <summary>These fields alone; the rest of a source that is known stays.</summary>
    private Task OrderAsync(SourceState state, IReadOnlyList<string> fields, bool isUpsert, CancellationToken cancellationToken)
    {
        var document = Write(state);
        var update = new BsonDocument("$setOnInsert", new BsonDocument { { "failures", 0 }, { Documents, new BsonArray() } });
        foreach (var group in fields.GroupBy(field => document.Contains(field) ? "$set" : "$unset"))
        {
            update[group.Key] = new BsonDocument(group.Select(field => new BsonElement(field, document.GetValue(field, true))));
        }

        var key = new BsonDocument("_id", state.Id.Value);
        return isUpsert
            ? database.UpsertAsync(database.Sources, key, update, cancellationToken)
            : database.Faults.RunAsync(token => database.Sources.UpdateOneAsync(key, update, new UpdateOptions(), token), cancellationToken);
    }

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
