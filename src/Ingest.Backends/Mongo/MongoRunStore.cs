using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

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

    public async Task<int?> StoredSinceAsync(SourceId source, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (by, after) = (new BsonDocument("$lte", since.UtcDateTime), new BsonDocument("$gt", since.UtcDateTime));
        var earlier = new BsonDocument { { "source", source.Value }, { "started_at", by } };
        if ((await database.ListAsync(database.Runs, earlier, new BsonDocument("started_at", -1), limit: 1, cancellationToken)).Count == 0)
        {
            return null;
        }

        BsonDocument[] sum =
        [
            new("$match", new BsonDocument { { "source", source.Value }, { "started_at", after } }),
            new("$group", new BsonDocument { { "_id", BsonNull.Value }, { "stored", new BsonDocument("$sum", "$stored") } }),
        ];
        var summed = await database.Faults.RunAsync(
            async token => await (await database.Runs.AggregateAsync<BsonDocument>(sum, cancellationToken: token)).FirstOrDefaultAsync(token), cancellationToken);
        return summed?["stored"].ToInt32() ?? 0;
    }
}
