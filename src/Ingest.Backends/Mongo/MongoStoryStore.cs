using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;

namespace Ingest.Backends.Mongo;

/// <summary>Stories of the database; each capability is a class of its own.</summary>
internal sealed class MongoStoryStore : IStoryStore
{
    /// <summary>Each that fails is one by which another writer came through.</summary>
    private const int MostAttempts = 100;

    private readonly MongoDatabase _database;
    private readonly MongoPlaces _places;
    private readonly MongoPlacing _placing;
    private readonly MongoEdits _edits;
    private readonly MongoStoryLists _lists;
    private readonly MongoRefolding _refolding;

    public MongoStoryStore(MongoDatabase database, MongoFences fences, MongoLinkStore links, TimeProvider time)
    {
        var writer = new MongoStoryWriter(database);
        _database = database;
        _places = new MongoPlaces(database);
        _placing = new MongoPlacing(database, fences, links, writer, time);
        _edits = new MongoEdits(database, writer);
        _lists = new MongoStoryLists(database);
        _refolding = new MongoRefolding(database);
    }

    public Task<StoryChange> PlaceAsync(StoryDraft draft, Placement placement, LinkRecord? settle, CancellationToken cancellationToken) =>
        _placing.PlaceAsync(draft, placement, settle, cancellationToken);

    public async Task<IReadOnlyList<StoryChange>> PlaceAllAsync(IReadOnlyList<StoryDraft> drafts, Placement placement, CancellationToken cancellationToken)
    {
        var changes = new List<StoryChange>(drafts.Count);
        foreach (var draft in drafts)
        {
            changes.Add(await _placing.PlaceAsync(draft, placement, settle: null, cancellationToken));
        }

        return changes;
    }

    public async Task<StoryEdit?> EditAsync(IReadOnlyList<StoryId> ids, Func<IReadOnlyList<Story>, StoryEdit> edit, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var read = new List<BsonDocument>();
            foreach (var id in ids)
            {
                if (await _database.FindAsync(_database.Stories, id.Value, cancellationToken) is not { } document)
                {
                    return null;
                }

                read.Add(document);
            }

            // Another writer may come between: then the change is made anew from what that one wrote.
            cancellationToken.ThrowIfCancellationRequested();
            var change = edit(read.ConvertAll(MongoStoryWriter.Read));
            if (await _edits.WriteAsync(read, change))
            {
                return change;
            }
        }

        throw new StoreContendedException($"other writers were faster {MostAttempts} times on end at story {ids[0]}; try again later");
    }

    public async Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken) =>
        await _database.FindAsync(_database.Stories, id.Value, cancellationToken) is { } document ? MongoStoryWriter.Read(document) : null;

    public async Task<Story?> FindByUrlAsync(string urlKey, CancellationToken cancellationToken) =>
        await _places.FindAsync([PlaceKey.OfUrl(urlKey)], cancellationToken) is { } id ? await FindAsync(id, cancellationToken) : null;

    public IAsyncEnumerable<Story> ListAsync(StoryQuery query, CancellationToken cancellationToken) => _lists.ListAsync(query, cancellationToken);

    public Task<IReadOnlyList<Story>> LatestAsync(SourceId? source, StoryId? before, int limit, CancellationToken cancellationToken) =>
        _lists.LatestAsync(source, before, limit, cancellationToken);

    public Task<long> CountAsync(StoryQuery query, CancellationToken cancellationToken) => _lists.CountAsync(query, cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken) => _lists.CountAsync(new StoryQuery(), cancellationToken);

    public Task<long> CountFoldedBeforeAsync(int version, CancellationToken cancellationToken) => _refolding.CountAsync(version, cancellationToken);

    public Task<IReadOnlyList<StoryId>> RefoldAsync(Refolding refolding, StoryId? after, int most, CancellationToken cancellationToken) =>
        _refolding.NextAsync(refolding, after, most, cancellationToken);

    public async Task<IReadOnlyList<Revision>> RevisionsAsync(StoryId id, CancellationToken cancellationToken)
    {
        var found = await _database.ListAsync(_database.Revisions, new BsonDocument("story", id.Value), new BsonDocument { { "number", 1 }, { "_id", 1 } }, 0, cancellationToken);
        return found.ConvertAll(document => BsonJson.Read<Revision>(document));
    }
}
