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

    /// <summary>Each that fails is one by which another writer came through.</summary>
    private const int MostAttempts = 100;

    private readonly MongoClaims _claims = new(database, time);
    private readonly MongoPlaces _places = new(database);
    private readonly MongoCorrectionStore _corrections = new(database);
    private readonly MongoNeighbors _neighbors = new(database);
    private readonly MongoStoryWriter _writer = new(database);
    private readonly GuidTrust _guids = new(time);
    private readonly MongoLinkStore _links = new(database, fences);
    private readonly MongoSearch _search = new(database);
    private readonly MongoRefolding _refolding = new(database);

    public async Task<StoryChange> PlaceAsync(StoryDraft draft, Placement placement, LinkRecord? settle, CancellationToken cancellationToken)
    {
        var places = await PlacesOfAsync(draft, cancellationToken);
        while (true)
        {
            await using var claim = await _claims.TakeAsync(ClaimsOf(draft, places), cancellationToken);
            if (await TryPlaceAsync(draft, places, claim, placement, settle, cancellationToken) is { } change)
            {
                return change;
            }

            // Another writer came first, or may have; with its story in view the judgement is another.
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public async Task<StoryEdit?> EditAsync(IReadOnlyList<StoryId> ids, Func<IReadOnlyList<Story>, StoryEdit> edit, CancellationToken cancellationToken)
    {
        var edits = new MongoEdits(database, _writer);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var read = new List<BsonDocument>();
            foreach (var id in ids)
            {
                if (await database.FindAsync(database.Stories, id.Value, cancellationToken) is not { } document)
                {
                    return null;
                }

                read.Add(document);
            }

            // Another writer may come between: then the change is made anew from what that one wrote.
            cancellationToken.ThrowIfCancellationRequested();
            var change = edit(read.ConvertAll(Read));
            if (await edits.WriteAsync(read, change))
            {
                return change;
            }
        }

        throw new StoreContendedException($"other writers were faster {MostAttempts} times on end at story {ids[0]}; try again later");
    }

    public async Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken) =>
        await database.FindAsync(database.Stories, id.Value, cancellationToken) is { } document ? Read(document) : null;

    public async Task<Story?> FindByUrlAsync(string urlKey, CancellationToken cancellationToken) =>
        await _places.FindAsync([PlaceKey.OfUrl(urlKey)], cancellationToken) is { } id ? await FindAsync(id, cancellationToken) : null;

    public IAsyncEnumerable<Story> ListAsync(StoryQuery query, CancellationToken cancellationToken) =>
        query.Words is { } words ? _search.FindAsync(query, FilterOf(query), words, cancellationToken) : ListAllAsync(query, cancellationToken);

    public async Task<IReadOnlyList<Story>> LatestAsync(SourceId? source, StoryId? before, int limit, CancellationToken cancellationToken)
    {
        var filter = FilterOf(new StoryQuery(source));
        if (before is { } place)
        {
            filter["_id"] = new BsonDocument("$lt", place.Value);
        }

        var found = await database.ListAsync(database.Stories, filter, new BsonDocument("_id", -1), limit, cancellationToken);
        return found.ConvertAll(Read);
    }

    public Task<long> CountAsync(CancellationToken cancellationToken) => database.Faults.RunAsync(
        token => database.Stories.CountDocumentsAsync(new BsonDocument(), cancellationToken: token), cancellationToken);

    public Task<long> CountFoldedBeforeAsync(int version, CancellationToken cancellationToken) => _refolding.CountAsync(version, cancellationToken);

    public Task<IReadOnlyList<StoryId>> RefoldAsync(Refolding refolding, StoryId? after, int most, CancellationToken cancellationToken) =>
        _refolding.NextAsync(refolding, after, most, cancellationToken);

    public Task<long> CountAsync(StoryQuery query, CancellationToken cancellationToken) => query.Words is { } words
        ? _search.CountAsync(FilterOf(query), words, cancellationToken)
        : database.Faults.RunAsync(token => database.Stories.CountDocumentsAsync(FilterOf(query), cancellationToken: token), cancellationToken);

    public async Task<IReadOnlyList<Revision>> RevisionsAsync(StoryId id, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(database.Revisions, new BsonDocument("story", id.Value), new BsonDocument { { "number", 1 }, { "_id", 1 } }, 0, cancellationToken);
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

    /// <summary>Null when another writer changed what was judged, or may have.</summary>
    private async Task<StoryChange?> TryPlaceAsync(
        StoryDraft draft, DraftPlaces places, MongoClaims.Claim claim, Placement placement, LinkRecord? settle, CancellationToken cancellationToken)
    {
        var owners = await _places.OwnersAsync(places.Leading, cancellationToken);
        var rulings = await RulingsOfAsync(draft, cancellationToken);
        var there = new List<BsonDocument>();
        StoryId? reserved = null;
        foreach (var id in LeadTo(places, owners, rulings))
        {
            if (await database.FindAsync(database.Stories, id.Value, cancellationToken) is { } document)
            {
                there.Add(document);
            }
            else
            {
                reserved ??= id;
            }
        }

        if (there.Count == 0 && reserved is { } unfinished)
        {
            // A worker died between taking the place and writing the story: its id is used, so that it cannot come back with a second one.
            draft = draft with { Story = draft.Story with { Id = unfinished } };
        }

        var stories = there.ConvertAll(Read);
        var neighborhood = new Neighborhood
        {
            SamePlace = stories.FirstOrDefault(),
            AlsoThere = stories.Count > 1 ? stories[1..] : [],
            Joined = rulings.Joined,
            Barred = rulings.Barred,
            Near = [.. (await _neighbors.NearAsync(draft, placement, cancellationToken)).Where(neighbor => neighbor.Id != draft.Story.Id)],
        };
        var verdict = placement.Decide(draft, neighborhood);
        var target = verdict.Target is not { } wanted ? null
            : there.Find(document => document["_id"].AsString == wanted.Value) ?? await database.FindAsync(database.Stories, wanted.Value, cancellationToken);
        if (target is null && verdict.Target is { } gone && neighborhood.Near.Any(neighbor => neighbor.Id == gone))
        {
            await TidyAsync(gone);
            return null;
        }

        var change = placement.Apply(draft, target is null ? null : Read(target), verdict);

        await fences.CheckAsync(draft.Story.Source, draft.Fence, cancellationToken);

        // From here on to the end: half a placement is only ever left by a crash.
        cancellationToken.ThrowIfCancellationRequested();
        var free = there.Count == 0 && rulings.Barred.Count == 0 ? places.First : places.Leading.FirstOrDefault(place => !owners.ContainsKey(place));
        if (!await claim.IsHeldAsync() || !await _writer.WriteAsync(draft, free, target, change))
        {
            return null;
        }

        await FinishAsync(places, reserved, settle, verdict, change);
        return change;
    }

    /// <summary>The fingerprint of a story that is not there: it goes to the story that took that up, and goes away where there is none.</summary>
    private async Task TidyAsync(StoryId gone)
    {
        if (await _places.FindAsync([PlaceKey.OfUrl(PlaceKey.OfStory(gone))], CancellationToken.None) is { } to && to != gone && await FindAsync(to, CancellationToken.None) is not null)
        {
            await _neighbors.TakeUpAsync(gone, to);
        }
        else
        {
            await _neighbors.RemoveAsync(gone);
        }
    }

    /// <summary>What people decided about the address of the text.</summary>
    private async Task<Rulings> RulingsOfAsync(StoryDraft draft, CancellationToken cancellationToken)
    {
        var corrections = await _corrections.OfAsync([draft.OwnKey], cancellationToken);
        if (corrections.Count == 0)
        {
            return Rulings.None;
        }

        var partners = corrections.Select(correction => PlaceKey.OfUrl(correction.Beside(draft.OwnKey))).Distinct().ToList();
        var owners = await _places.OwnersAsync(partners, cancellationToken);
        return Rulings.Of(draft.OwnKey, corrections, key => owners.TryGetValue(PlaceKey.OfUrl(key), out var story) ? story : null);
    }

    /// <summary>The stories to which the places lead, the decisive place first; what a person said goes before them.</summary>
    private static IEnumerable<StoryId> LeadTo(DraftPlaces places, Dictionary<string, StoryId> owners, Rulings rulings) => rulings.Joined is { } joined
        ? [joined.Story]
        : places.Leading.Where(owners.ContainsKey).Select(place => owners[place]).Distinct().Except(rulings.Barred.Select(ruling => ruling.Story));

    /// <summary>Lets every address lead to the story, those too that a crash left out or left to a story that was never written.</summary>
    private async Task FinishAsync(DraftPlaces places, StoryId? reserved, LinkRecord? settle, Verdict verdict, StoryChange change)
    {
        var story = change.Story?.Id ?? (settle is not null && verdict is Verdict.Unchanged ? verdict.Target : null);
        if (story is { } there)
        {
            if (reserved is { } unfinished && unfinished != there)
            {
                await _places.MoveAsync(places.All, unfinished, there, CancellationToken.None);
            }

            await _places.AddAsync(places.All, there, CancellationToken.None);
        }

        if (settle is not null)
        {
            await _links.SettleAsync(settle.PlacedBy(verdict, change), CancellationToken.None);
        }
    }

    /// <summary>The canonical address first: it decides. An identifier is always kept and leads to a story only where the source's can be believed.</summary>
    private async Task<DraftPlaces> PlacesOfAsync(StoryDraft draft, CancellationToken cancellationToken)
    {
        var urls = draft.AliasKeys.Prepend(draft.UrlKey).Distinct().Select(PlaceKey.OfUrl).ToList();
        var appearance = draft.Story.Appearances[0];
        if (appearance.Guid is not { } guid)
        {
            return new DraftPlaces(urls, urls);
        }

        IReadOnlyList<string> all = [.. urls, PlaceKey.OfGuid(appearance.Source, guid)];
        return new DraftPlaces(await GuidsAreTrustedAsync(appearance.Source, cancellationToken) ? all : urls, all);
    }

    private async Task<bool> GuidsAreTrustedAsync(SourceId source, CancellationToken cancellationToken) =>
        _guids.Of(source) ?? _guids.Learn(source, await _links.CountGuidsAsync(source, cancellationToken));

    private static List<string> ClaimsOf(StoryDraft draft, DraftPlaces places)
    {
        var keys = places.Leading.ToList();
        if (draft.Fingerprint.Exact != 0)
        {
            keys.Add($"x:{draft.Fingerprint.Exact:x16}");
            keys.AddRange(draft.Fingerprint.Keys.Select(key => $"k:{key:x8}"));
        }

        return keys;
    }

    private static Story Read(BsonDocument document) => MongoStoryWriter.Read(document);

    /// <summary>Keys of the places of a draft.</summary>
    /// <param name="Leading">Those that may lead to its story, the decisive one first.</param>
    /// <param name="All">Those that are to lead to it.</param>
    private sealed record DraftPlaces(IReadOnlyList<string> Leading, IReadOnlyList<string> All)
    {
        public string First => Leading[0];
    }
}
