using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;

namespace Ingest.Backends.Mongo;

internal sealed class MongoRunStore(MongoDatabase database, MongoFences fences) : IRunStore
{
    public async Task AddAsync(RunReport report, CancellationToken cancellationToken)
    {
        await fences.CheckAsync(report.Source, report.Fence, cancellationToken);

        // The id is made here, so that a call that is repeated adds one run.
        await database.SaveAsync(database.Runs, Write(StoryId.Create(report.StartedAt).Value, report), cancellationToken);
    }

    public static BsonDocument Write(string id, RunReport report)
    {
        var document = BsonJson.Write(report);
        document.InsertAt(0, new BsonElement("_id", id));
        return document;
    }

    public async Task<IReadOnlyList<RunReport>> LatestAsync(SourceId? source, int limit, CancellationToken cancellationToken)
    {
        var filter = source is { } id ? new BsonDocument("source", id.Value) : [];
        var order = new BsonDocument { { "started_at", -1 }, { "_id", -1 } };
        return (await database.ListAsync(database.Runs, filter, order, limit, cancellationToken)).ConvertAll(document => BsonJson.Read<RunReport>(document));
    }
}
