using Ingest.Core.Model;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>
/// Writes what a verdict means, in an order in which every step that a crash leaves undone is done when the same draft is placed again:
/// place, fingerprint, story. A fingerprint ahead of its story is harmless, a story without its fingerprint would hide copies.
/// </summary>
internal sealed class MongoStoryWriter(MongoDatabase database)
{
    public const string Version = "version";

    private readonly MongoPlaces _places = new(database);
    private readonly MongoFingerprints _fingerprints = new(database);

    /// <summary>False when another writer changed what was judged.</summary>
    /// <param name="draft">What was judged.</param>
    /// <param name="place">The place that makes the story the only one there; null when it has its place already.</param>
    /// <param name="target">The story to replace, as it was judged; null to add one.</param>
    /// <param name="change">What to write.</param>
    public Task<bool> WriteAsync(StoryDraft draft, string? place, BsonDocument? target, StoryChange change) => change.Story switch
    {
        null => Task.FromResult(true),
        { } story when target is not null && target["_id"].AsString == story.Id.Value => ReplaceAsync(target, draft, story, change),
        { } story => InsertAsync(draft, place, story, change),
    };

    public static Story Read(BsonDocument document) => BsonJson.Read<Story>(document, "id");

    public static BsonDocument Write(Story story, int version)
    {
        var document = BsonJson.Write(story, "id");
        document[Version] = version;
        return document;
    }

    public static BsonDocument Write(Revision revision)
    {
        var document = BsonJson.Write(revision);
        document.InsertAt(0, new BsonElement("_id", revision.ToId()));
        return document;
    }

    /// <summary>Writes a story over the version that was read, or adds it; false when another writer changed it.</summary>
    public async Task<bool> SaveAsync(BsonDocument? before, Story story)
    {
        if (before is not null)
        {
            return await ReplaceAsync(before, story);
        }

        var document = Write(story, 1);
        return await database.Faults.RunAsync(token => MongoDatabase.TryInsertAsync(database.Stories, document, token), CancellationToken.None) || await IsThereAsync(document);
    }

    /// <summary>Writes a story over the version that was read, and nothing else; false when another writer changed it.</summary>
    /// <param name="before">The story as it was read.</param>
    /// <param name="after">The story in the next version; no two writers give it the same content.</param>
    public async Task<bool> ReplaceAsync(BsonDocument before, BsonDocument after)
    {
        var asRead = new BsonDocument { { "_id", before["_id"] }, { Version, before[Version] } };
        var replaced = await database.Faults.RunAsync(
            token => database.Stories.ReplaceOneAsync(asRead, after, new ReplaceOptions(), token), CancellationToken.None);

        // A repeated call whose first answer was lost finds the version moved on by itself.
        return replaced.MatchedCount > 0 || await IsThereAsync(after);
    }

    private async Task<bool> InsertAsync(StoryDraft draft, string? place, Story story, StoryChange change)
    {
        if (place is not null && await _places.TakeAsync(place, story.Id, CancellationToken.None) != story.Id)
        {
            return false;
        }

        if (change.Fingerprint is { } fingerprint)
        {
            await _fingerprints.AddAsync(story, fingerprint, draft.At);
        }

        // An id that is taken: another writer completed the place, or this is our own write whose answer was lost.
        return await SaveAsync(null, story);
    }

    /// <summary>The earlier state and the fingerprint first, then the story in the version that was judged.</summary>
    private async Task<bool> ReplaceAsync(BsonDocument before, StoryDraft draft, Story story, StoryChange change)
    {
        if (change.Revision is { } revision)
        {
            await database.SaveAsync(database.Revisions, Write(revision), CancellationToken.None);
        }

        if (change.Fingerprint is { } fingerprint)
        {
            await _fingerprints.MoveAsync(story, fingerprint, draft.At, CancellationToken.None);
        }

        if (!await ReplaceAsync(before, story))
        {
            return false;
        }

        // Behind the story: ahead of it, a step that is repeated would compare the text with itself. Lost, it costs a copy that is not found.
        if (change.Another is { } another)
        {
            await _fingerprints.JoinAsync(story.Id, another, CancellationToken.None);
        }

        return true;
    }

    private Task<bool> ReplaceAsync(BsonDocument before, Story story) => ReplaceAsync(before, Write(story, before[Version].ToInt32() + 1));

    private async Task<bool> IsThereAsync(BsonDocument document) =>
        await database.FindAsync(database.Stories, document["_id"], CancellationToken.None) == document;
}
