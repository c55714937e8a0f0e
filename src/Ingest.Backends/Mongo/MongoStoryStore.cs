using System.Runtime.CompilerServices;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>
/// Stories without transactions, so that any deployment serves: near texts take turns by <see cref="MongoClaims"/>, a place belongs to
/// whom <see cref="MongoPlaces"/> gave it first, and a story is only replaced in the version that was judged. Whatever step a worker
/// dies at, placing the same draft again completes it.
/// </summary>
internal sealed class MongoStoryStore(MongoDatabase database, MongoFences fences, TimeProvider time) : IStoryStore
{
    private const int PageSize = 200;
    private const string Version = "version";

    private readonly MongoClaims _claims = new(database, time);
    private readonly MongoPlaces _places = new(database);
    private readonly MongoNeighbors _neighbors = new(database);
    private readonly GuidTrust _guids = new(time);
    private readonly MongoLinkStore _links = new(database, fences);
    private readonly MongoSearch _search = new(database);

    public async Task<StoryChange> PlaceAsync(StoryDraft draft, Placement placement, LinkRecord? settle, CancellationToken cancellationToken)
    {
        var places = await PlacesOfAsync(draft, cancellationToken);
        await using var claim = await _claims.TakeAsync(ClaimsOf(draft, places), cancellationToken);
        while (true)
        {
            if (await TryPlaceAsync(draft, places, placement, settle, cancellationToken) is { } change)
            {
                return change;
            }

            // Another writer came first; with its story in view the judgement is another.
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public async Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken) =>
        await database.FindAsync(database.Stories, id.Value, cancellationToken) is { } document ? Read(document) : null;

    public async Task<Story?> FindByUrlAsync(string urlKey, CancellationToken cancellationToken) =>
        await _places.FindAsync([PlaceKey.OfUrl(urlKey)], cancellationToken) is { } id ? await FindAsync(id, cancellationToken) : null;

    public IAsyncEnumerable<Story> ListAsync(StoryQuery query, CancellationToken cancellationToken) =>
        query.Words is { } words ? _search.FindAsync(query, FilterOf(query), words, cancellationToken) : ListAllAsync(query, cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken) => database.Faults.RunAsync(
        token => database.Stories.CountDocumentsAsync(new BsonDocument(), cancellationToken: token), cancellationToken);

    public async Task<IReadOnlyList<Revision>> RevisionsAsync(StoryId id, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(database.Revisions, new BsonDocument("story", id.Value), new BsonDocument("number", 1), 0, cancellationToken);
        return found.ConvertAll(document => BsonJson.Read<Revision>(document));
    }

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
                yield return Read(document);
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

    /// <summary>Null when another writer changed what was judged.</summary>
    private async Task<StoryChange?> TryPlaceAsync(
        StoryDraft draft, IReadOnlyList<string> places, Placement placement, LinkRecord? settle, CancellationToken cancellationToken)
    {
        var known = await _places.FindAsync(places, cancellationToken);
        var here = known is { } id ? await database.FindAsync(database.Stories, id.Value, cancellationToken) : null;
        if (known is { } reserved && here is null)
        {
            // A worker died between taking the place and writing the story: its id is used, so that it cannot come back with a second one.
            draft = draft with { Story = draft.Story with { Id = reserved } };
        }

        var neighborhood = new Neighborhood
        {
            SamePlace = here is null ? null : Read(here),
            Near = [.. (await _neighbors.NearAsync(draft, placement, cancellationToken)).Where(neighbor => neighbor.Id != draft.Story.Id)],
        };
        var verdict = placement.Decide(draft, neighborhood);
        var target = verdict.Target is not { } wanted ? null
            : neighborhood.SamePlace?.Id == wanted ? here
            : await database.FindAsync(database.Stories, wanted.Value, cancellationToken);
        var change = placement.Apply(draft, target is null ? null : Read(target), verdict);

        await fences.CheckAsync(draft.Story.Source, draft.Fence, cancellationToken);

        // From here on to the end: half a placement is only ever left by a crash.
        cancellationToken.ThrowIfCancellationRequested();
        if (!await WriteAsync(draft, places, here is null, target, change))
        {
            return null;
        }

        if (settle is not null)
        {
            if (change is { Story: null, Verdict: Verdict.Unchanged { Of: var of } })
            {
                // What a crash may have left out: an address of the page that does not lead to its story yet.
                await _places.AddAsync(places, of, CancellationToken.None);
            }

            await _links.SettleAsync(settle.PlacedBy(verdict, change), CancellationToken.None);
        }

        return change;
    }

    private async Task<bool> WriteAsync(StoryDraft draft, IReadOnlyList<string> places, bool isFree, BsonDocument? target, StoryChange change)
    {
        if (change.Story is not { } story)
        {
            return true;
        }

        var written = target is not null && target["_id"].AsString == story.Id.Value
            ? await ReplaceAsync(target, draft, story, change)
            : await InsertAsync(draft, isFree ? places[0] : null, story, change);
        if (written)
        {
            await _places.AddAsync(places, story.Id, CancellationToken.None);
        }

        return written;
    }

    /// <summary>Place, fingerprint, story: a fingerprint without its story is harmless, a story without its fingerprint would hide copies.</summary>
    private async Task<bool> InsertAsync(StoryDraft draft, string? place, Story story, StoryChange change)
    {
        if (place is not null && await _places.TakeAsync(place, story.Id, CancellationToken.None) != story.Id)
        {
            return false;
        }

        if (change.Fingerprint is { } fingerprint)
        {
            await _neighbors.SaveAsync(story, fingerprint, draft.At, CancellationToken.None);
        }

        var document = Write(story, 1);
        try
        {
            await database.Faults.RunAsync(token => database.Stories.InsertOneAsync(document, new InsertOneOptions(), token), CancellationToken.None);
            return true;
        }
        catch (MongoException exception) when (MongoCodes.IsDuplicateKey(exception))
        {
            // Another writer completed the place, or this is our own write whose answer was lost.
            return await database.FindAsync(database.Stories, story.Id.Value, CancellationToken.None) == document;
        }
    }

    /// <summary>The earlier state first, then the story in the version that was judged, then its fingerprint.</summary>
    private async Task<bool> ReplaceAsync(BsonDocument before, StoryDraft draft, Story story, StoryChange change)
    {
        if (change.Revision is { } revision)
        {
            await database.SaveAsync(database.Revisions, Write(revision), CancellationToken.None);
        }

        var version = before[Version].ToInt32();
        var judged = new BsonDocument { { "_id", story.Id.Value }, { Version, version } };
        var replaced = await database.Faults.RunAsync(
            token => database.Stories.ReplaceOneAsync(judged, Write(story, version + 1), new ReplaceOptions(), token), CancellationToken.None);
        if (replaced.MatchedCount == 0)
        {
            return false;
        }

        if (change.Fingerprint is { } fingerprint)
        {
            await _neighbors.SaveAsync(story, fingerprint, draft.At, CancellationToken.None);
        }

        return true;
    }

    /// <summary>The canonical address first: it decides. A guid leads to a story only where the source's guids can be believed.</summary>
    private async Task<IReadOnlyList<string>> PlacesOfAsync(StoryDraft draft, CancellationToken cancellationToken)
    {
        var places = draft.AliasKeys.Prepend(draft.UrlKey).Distinct().Select(PlaceKey.OfUrl).ToList();
        var appearance = draft.Story.Appearances[0];
        if (appearance.Guid is { } guid && await GuidsAreTrustedAsync(appearance.Source, cancellationToken))
        {
            places.Add(PlaceKey.OfGuid(appearance.Source, guid));
        }

        return places;
    }

    private async Task<bool> GuidsAreTrustedAsync(SourceId source, CancellationToken cancellationToken)
    {
        if (_guids.Of(source) is { } known)
        {
            return known;
        }

        BsonDocument[] count =
        [
            new("$match", new BsonDocument { { "source", source.Value }, { "guid", new BsonDocument("$type", "string") } }),
            new("$limit", GuidTrust.Sample),
            new("$group", new BsonDocument { { "_id", "$guid" }, { "offers", new BsonDocument("$sum", 1) } }),
            new("$group", new BsonDocument { { "_id", BsonNull.Value }, { "offers", new BsonDocument("$sum", "$offers") }, { "distinct", new BsonDocument("$sum", 1) } }),
        ];
        var counted = await database.Faults.RunAsync(
            async token => await (await database.Links.AggregateAsync<BsonDocument>(count, cancellationToken: token)).FirstOrDefaultAsync(token), cancellationToken);
        return _guids.Learn(source, counted?["offers"].ToInt64() ?? 0, counted?["distinct"].ToInt64() ?? 0);
    }

    public static BsonDocument Write(Revision revision)
    {
        var document = BsonJson.Write(revision);
        document.InsertAt(0, new BsonElement("_id", $"{revision.Story.Value}:{revision.Number}"));
        return document;
    }

    private static List<string> ClaimsOf(StoryDraft draft, IReadOnlyList<string> places)
    {
        var keys = places.ToList();
        if (draft.Fingerprint.Exact != 0)
        {
            keys.Add($"x:{draft.Fingerprint.Exact:x16}");
            keys.AddRange(draft.Fingerprint.Keys.Select(key => $"k:{key:x8}"));
        }

        return keys;
    }

    public static Story Read(BsonDocument document) => BsonJson.Read<Story>(document, "id");

    public static BsonDocument Write(Story story, int version)
    {
        var document = BsonJson.Write(story, "id");
        document[Version] = version;
        return document;
    }
}
