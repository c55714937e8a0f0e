using System.Runtime.CompilerServices;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>Stories in the order of their ids, page by page.</summary>
internal sealed class MongoStoryLists(MongoDatabase database)
{
    private const int PageSize = 200;

    private readonly MongoSearch _search = new(database);

    /// <inheritdoc cref="IStoryStore.ListAsync"/>
    public IAsyncEnumerable<Story> ListAsync(StoryQuery query, CancellationToken cancellationToken) =>
        query.Words is { } words ? _search.FindAsync(query, FilterOf(query), words, cancellationToken) : ListAllAsync(query, cancellationToken);

    /// <inheritdoc cref="IStoryStore.LatestAsync"/>
    public async Task<IReadOnlyList<Story>> LatestAsync(SourceId? source, StoryId? before, int limit, CancellationToken cancellationToken)
    {
        var filter = FilterOf(new StoryQuery(source));
        if (before is { } place)
        {
            filter["_id"] = new BsonDocument("$lt", place.Value);
        }

        var found = await database.ListAsync(database.Stories, filter, new BsonDocument("_id", -1), limit, cancellationToken);
        return found.ConvertAll(MongoStoryWriter.Read);
    }

    /// <inheritdoc cref="IStoryStore.CountAsync(StoryQuery, CancellationToken)"/>
    public Task<long> CountAsync(StoryQuery query, CancellationToken cancellationToken) => query.Words is { } words
        ? _search.CountAsync(FilterOf(query), words, cancellationToken)
        : database.Faults.RunAsync(token => database.Stories.CountDocumentsAsync(FilterOf(query), cancellationToken: token), cancellationToken);

    private async IAsyncEnumerable<Story> ListAllAsync(StoryQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = FilterOf(query);
        var after = query.After?.Value ?? string.Empty;
        for (var left = query.Limit ?? int.MaxValue; left > 0;)
        {
            filter["_id"] = new BsonDocument("$gt", after);
            var page = await database.ListAsync(database.Stories, filter, new BsonDocument("_id", 1), Math.Min(left, PageSize), cancellationToken);
            foreach (var document in page)
            {
                yield return MongoStoryWriter.Read(document);
            }

            if (page.Count < Math.Min(left, PageSize))
            {
                yield break;
            }

            left -= page.Count;
            after = page[^1]["_id"].AsString;
        }
    }

    private static BsonDocument FilterOf(StoryQuery query)
    {
        var filter = new BsonDocument();
        if (query.Source is { } source)
        {
            filter["appearances.source"] = source.Value;
        }

        if (query.UpdatedSince is { } since)
        {
            filter["updated"] = new BsonDocument("$gte", since.UtcDateTime);
        }

        return filter;
    }
}
