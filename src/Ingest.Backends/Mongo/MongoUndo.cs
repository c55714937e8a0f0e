using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>Remembers what steps found and left, to take them back. What another writer has written since stays.</summary>
internal sealed class MongoUndo(MongoDatabase database)
{
    private readonly Stack<Step> _steps = [];

    /// <param name="collection">Where the step writes.</param>
    /// <param name="id">The one document that it writes or removes.</param>
    /// <param name="after">The document as the step leaves it; null when the step removes it.</param>
    /// <param name="write">The step.</param>
    public async Task DoAsync(IMongoCollection<BsonDocument> collection, string id, BsonDocument? after, Func<Task> write)
    {
        var before = await database.FindAsync(collection, id, CancellationToken.None);
        await write();
        Remember(collection, id, before, after);
    }

    /// <summary>A step that was done.</summary>
    public void Remember(IMongoCollection<BsonDocument> collection, string id, BsonDocument? before, BsonDocument? after) => _steps.Push(new Step(collection, id, before, after));

    /// <summary>The last step first.</summary>
    public async Task TakeBackAsync()
    {
        while (_steps.TryPop(out var step))
        {
            if (step.Before != step.After && await database.FindAsync(step.Collection, step.Id, CancellationToken.None) == step.After)
            {
                await TakeBackAsync(step);
            }
        }
    }

    private Task TakeBackAsync(Step step)
    {
        if (step.Before is not { } before)
        {
            return database.Faults.RunAsync(token => step.Collection.DeleteOneAsync(new BsonDocument("_id", step.Id), token), CancellationToken.None);
        }

        if (step.After is { } after && after.TryGetValue(MongoStoryWriter.Version, out var version))
        {
            // Versions count up whatever happens, so that nobody takes one for another.
            before = before.DeepClone().AsBsonDocument;
            before[MongoStoryWriter.Version] = version.ToInt32() + 1;
        }

        return database.SaveAsync(step.Collection, before, CancellationToken.None);
    }

    private sealed record Step(IMongoCollection<BsonDocument> Collection, string Id, BsonDocument? Before, BsonDocument? After);
}
