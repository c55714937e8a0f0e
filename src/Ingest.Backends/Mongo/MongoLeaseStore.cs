using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>
/// Leases as the field <c>lease { owner, until, fence }</c> of sources and hosts, measured by the server's clock. A call that is repeated
/// after its answer was lost meets its own grant, and only makes the fence grow once more.
/// </summary>
internal sealed class MongoLeaseStore(MongoDatabase database) : ILeaseStore
{
    private const string Owner = "lease.owner";
    private const string Until = "lease.until";
    private const string Fence = "lease.fence";

    private static readonly DateTime Over = DateTime.UnixEpoch;

    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => database.Clock.NowAsync(cancellationToken);

    public async Task<LeaseAttempt> TakeAsync(LeaseKey key, string owner, TimeSpan duration, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = await database.Clock.NowAsync(cancellationToken);
            if (await database.Faults.RunAsync(token => TryTakeAsync(key, owner, duration, now, token), cancellationToken) is { } attempt)
            {
                return attempt;
            }
        }
    }

    public async Task<bool> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        var until = (await database.Clock.NowAsync(cancellationToken) + duration).UtcDateTime;
        return await database.Faults.RunAsync(token => SetEndAsync(lease, until, token), cancellationToken);
    }

    public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken) => database.Faults.RunAsync(token => SetEndAsync(lease, Over, token), cancellationToken);

    /// <summary>Null when the lease changed between the two looks at it.</summary>
    private async Task<LeaseAttempt?> TryTakeAsync(LeaseKey key, string owner, TimeSpan duration, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var collection = CollectionOf(key);
        var until = (now + duration).UtcDateTime;
        var free = new BsonDocument
        {
            { "_id", key.Name },
            { "$or", new BsonArray { new BsonDocument("lease", BsonNull.Value), new BsonDocument(Owner, owner), new BsonDocument(Until, new BsonDocument("$lte", now.UtcDateTime)) } },
        };
        var grant = new BsonDocument { { "$set", new BsonDocument { { Owner, owner }, { Until, until } } }, { "$inc", new BsonDocument(Fence, 1L) } };
        var options = new FindOneAndUpdateOptions<BsonDocument> { ReturnDocument = ReturnDocument.After };
        if (await collection.FindOneAndUpdateAsync<BsonDocument>(free, grant, options, cancellationToken) is { } taken)
        {
            return new LeaseAttempt(new Lease(key, owner, taken["lease"]["fence"].ToInt64()), IsTaken: true, duration);
        }

        if (await collection.Find(new BsonDocument("_id", key.Name)).FirstOrDefaultAsync(cancellationToken) is not { } found)
        {
            await MongoDatabase.TryInsertAsync(collection, Unknown(key, now), cancellationToken);
            return null;
        }

        var remaining = found.TryGetValue("lease", out var lease) ? lease["until"].ToUniversalTime() - now.UtcDateTime : TimeSpan.Zero;
        return remaining > TimeSpan.Zero && lease["owner"].AsString != owner
            ? new LeaseAttempt(new Lease(key, lease["owner"].AsString, lease["fence"].ToInt64()), IsTaken: false, remaining)
            : null;
    }

    /// <summary>A source or host of which nothing is known yet.</summary>
    private static BsonDocument Unknown(LeaseKey key, DateTimeOffset now) => key.IsHost
        ? new BsonDocument { { "_id", key.Name }, { "next_allowed_at", now.UtcDateTime } }
        : new BsonDocument { { "_id", key.Name }, { "failures", 0 }, { "documents", new BsonArray() } };

    private async Task<bool> SetEndAsync(Lease lease, DateTime until, CancellationToken cancellationToken)
    {
        var own = new BsonDocument { { "_id", lease.Key.Name }, { Owner, lease.Owner }, { Fence, lease.Fence }, { Until, new BsonDocument("$gt", Over) } };
        var update = new BsonDocument("$set", new BsonDocument(Until, until));
        return (await CollectionOf(lease.Key).UpdateOneAsync(own, update, new UpdateOptions(), cancellationToken)).MatchedCount == 1;
    }

    private IMongoCollection<BsonDocument> CollectionOf(LeaseKey key) => key.IsHost ? database.Hosts : database.Sources;
}
