using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>Raw pages, compressed; header names are values here, since they are no names for fields.</summary>
internal sealed class MongoPageStore(MongoDatabase database, MongoFences fences) : IPageStore
{
    public Task SaveAsync(StoredPage page, CancellationToken cancellationToken) => fences.SaveAsync(database.Pages, Write(page), page.Source, page.Fence, cancellationToken);

    public async Task<StoredPage?> FindAsync(string key, CancellationToken cancellationToken)
    {
        // The server removes what is over in its own time.
        var oldest = (await database.Clock.NowAsync(cancellationToken) - Retention.Default.Pages).UtcDateTime;
        return await database.FindAsync(database.Pages, key, cancellationToken) is { } page && page["fetched_at"].ToUniversalTime() >= oldest ? Read(page) : null;
    }

    public async Task<IReadOnlySet<string>> KeptAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var oldest = (await database.Clock.NowAsync(cancellationToken) - Retention.Default.Pages).UtcDateTime;
        var wanted = new BsonDocument { { "_id", new BsonDocument("$in", new BsonArray(keys)) }, { "fetched_at", new BsonDocument("$gte", oldest) } };
        var kept = await database.Faults.RunAsync(token => database.Pages.Find(wanted).Project(new BsonDocument("_id", 1)).ToListAsync(token), cancellationToken);
        return kept.Select(page => page["_id"].AsString).ToHashSet();
    }

    public static BsonDocument Write(StoredPage page) => new()
    {
        { "_id", page.Key }, { "source", page.Source.Value }, { "url", page.Url }, { "status", page.Status },
        { "headers", new BsonArray(page.Headers.Select(header => new BsonDocument { { "name", header.Key }, { "value", header.Value } })) },
        { "charset", page.Charset }, { "fetched_at", page.FetchedAt.UtcDateTime }, { "size", page.Bytes.Length },
        { "body", PageBytes.Pack(page.Bytes.Span) }, { "fence", page.Fence, page.Fence is not null },
    };

    public static StoredPage Read(BsonDocument page)
    {
        var headers = page["headers"].AsBsonArray.ToDictionary(header => header["name"].AsString, header => header["value"].AsString, StringComparer.OrdinalIgnoreCase);
        return new StoredPage(
            page["_id"].AsString, new SourceId(page["source"].AsString), page["url"].AsString, page["status"].ToInt32(), headers,
            PageBytes.Unpack(page["body"].AsByteArray, page["size"].ToInt32()), page["charset"].AsString, new DateTimeOffset(page["fetched_at"].ToUniversalTime()));
    }
}
