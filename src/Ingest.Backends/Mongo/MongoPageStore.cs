using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using ZstdSharp;

namespace Ingest.Backends.Mongo;

/// <summary>Raw pages, compressed; header names are values here, since they are no names for fields.</summary>
internal sealed class MongoPageStore(MongoDatabase database) : IPageStore
{
    private const int Level = 3;

    public Task SaveAsync(StoredPage page, CancellationToken cancellationToken)
    {
        using var compressor = new Compressor(Level);
        return database.SaveAsync(
            database.Pages,
            new BsonDocument
            {
                { "_id", page.Key }, { "source", page.Source.Value }, { "url", page.Url }, { "status", page.Status },
                { "headers", new BsonArray(page.Headers.Select(header => new BsonDocument { { "name", header.Key }, { "value", header.Value } })) },
                { "charset", page.Charset }, { "fetched_at", page.FetchedAt.UtcDateTime }, { "size", page.Bytes.Length },
                { "body", compressor.Wrap(page.Bytes.Span).ToArray() },
            },
            cancellationToken);
    }

    public async Task<StoredPage?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (await database.FindAsync(database.Pages, key, cancellationToken) is not { } page)
        {
            return null;
        }

        using var decompressor = new Decompressor();
        var headers = page["headers"].AsBsonArray.ToDictionary(header => header["name"].AsString, header => header["value"].AsString, StringComparer.OrdinalIgnoreCase);
        return new StoredPage(
            key, new SourceId(page["source"].AsString), page["url"].AsString, page["status"].ToInt32(), headers,
            decompressor.Unwrap(page["body"].AsByteArray, page["size"].ToInt32()).ToArray(), page["charset"].AsString, new DateTimeOffset(page["fetched_at"].ToUniversalTime()));
    }
}
