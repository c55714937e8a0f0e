using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;

namespace Ingest.Backends.Mongo;

/// <summary>
/// Places drafts without transactions, so that any deployment serves: near texts take turns by <see cref="MongoClaims"/>, a place belongs to
/// whom <see cref="MongoPlaces"/> gave it first, and a story is only replaced in the version that was judged. Whatever step a worker
/// dies at, placing the same draft again completes it.
/// </summary>
internal sealed class MongoPlacing(MongoDatabase database, MongoFences fences, MongoLinkStore links, MongoStoryWriter writer, TimeProvider time)
{
    private readonly MongoClaims _claims = new(database, time);
    private readonly MongoPlaces _places = new(database);
    private readonly MongoCorrectionStore _corrections = new(database);
    private readonly MongoNeighbors _neighbors = new(database);
    private readonly MongoFingerprints _fingerprints = new(database);
    private readonly MongoDraftPlaces _draftPlaces = new(links, time);

    /// <inheritdoc cref="IStoryStore.PlaceAsync"/>
    public async Task<StoryChange> PlaceAsync(StoryDraft draft, Placement placement, LinkRecord? settle, CancellationToken cancellationToken)
    {
        var places = await _draftPlaces.OfAsync(draft, cancellationToken);
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

        var stories = there.ConvertAll(MongoStoryWriter.Read);
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

        var change = placement.Apply(draft, target is null ? null : MongoStoryWriter.Read(target), verdict);

        await fences.CheckAsync(draft.Story.Source, draft.Fence, cancellationToken);

        // From here on to the end: half a placement is only ever left by a crash.
        cancellationToken.ThrowIfCancellationRequested();
        var free = there.Count == 0 && rulings.Barred.Count == 0 ? places.First : places.Leading.FirstOrDefault(place => !owners.ContainsKey(place));
        if (!await claim.IsHeldAsync() || !await writer.WriteAsync(draft, free, target, change))
        {
            return null;
        }

        var taken = change.Story is { } written && target?["_id"].AsString != written.Id.Value ? free : null;
        var open = places.All.Where(place => place != taken && !owners.ContainsKey(place)).ToList();
        await FinishAsync(places, open, reserved, settle, verdict, change);
        return change;
    }

    /// <summary>The fingerprint of a story that is not there: it goes to the story that took that up, and goes away where there is none.</summary>
    private async Task TidyAsync(StoryId gone)
    {
        if (await _places.FindAsync([PlaceKey.OfUrl(PlaceKey.OfStory(gone))], CancellationToken.None) is { } to && to != gone && await database.FindAsync(database.Stories, to.Value, CancellationToken.None) is not null)
        {
            await _fingerprints.TakeUpAsync(gone, to);
        }
        else
        {
            await _fingerprints.RemoveAsync(gone);
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
    /// <param name="places">The draft's places.</param>
    /// <param name="open">Those that led nowhere and were not taken with the story.</param>
    /// <param name="reserved">The story that was never written, to which some may lead; null for none.</param>
    /// <param name="settle">The link to settle; null for none.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="change">What was written.</param>
    private async Task FinishAsync(DraftPlaces places, List<string> open, StoryId? reserved, LinkRecord? settle, Verdict verdict, StoryChange change)
    {
        var story = change.Story?.Id ?? (settle is not null && verdict is Verdict.Unchanged ? verdict.Target : null);
        if (story is { } there)
        {
            if (reserved is { } unfinished && unfinished != there)
            {
                await _places.MoveAsync(places.All, unfinished, there, CancellationToken.None);
            }

            await _places.AddAsync(open, there, CancellationToken.None);
        }

        if (settle is not null)
        {
            await links.SettleAsync(settle.PlacedBy(verdict, change), CancellationToken.None);
        }
    }

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
}
