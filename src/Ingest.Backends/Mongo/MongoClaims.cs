using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>
/// Makes writers of the same or nearly the same text take turns: each claims the keys by which the other would find its story. Claims
/// that were not released (a killed worker) end with their lease.
/// </summary>
internal sealed class MongoClaims(MongoDatabase database, TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan MostWait = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until all keys are ours. Keys are claimed in one order everywhere, so that of two writers one always goes on.</summary>
    public async Task<Claim> TakeAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var owner = Guid.NewGuid().ToString("N");
        var sorted = keys.Distinct().Order(StringComparer.Ordinal).ToList();
        var give = time.GetTimestamp();
        for (var wait = FirstWait; ; wait = wait * 2 < MostWait ? wait * 2 : MostWait)
        {
            // Not cancelled in the middle: a claim that the server makes after we have gone would stand until its lease ends.
            cancellationToken.ThrowIfCancellationRequested();
            var asked = time.GetTimestamp();
            if (await TryAsync(owner, sorted, await database.Clock.NowAsync(CancellationToken.None)))
            {
                return new Claim(this, owner, sorted, asked);
            }

            if (time.GetElapsedTime(give) > database.Options.ClaimLease * 4)
            {
                throw new StoreContendedException($"other writers have claimed the keys of a story for {time.GetElapsedTime(give).TotalSeconds:0} s on end; the page is tried again later");
            }

            await Task.Delay(wait * (0.5 + Random.Shared.NextDouble()), time, cancellationToken);
        }
    }

    private async Task<bool> TryAsync(string owner, List<string> keys, DateTimeOffset now)
    {
        var until = (now + database.Options.ClaimLease).UtcDateTime;
        var claims = keys.Select(key => new BsonDocument { { "_id", key }, { "owner", owner }, { "until", until } });
        try
        {
            await database.Faults.RunAsync(token => database.Claims.InsertManyAsync(claims, new InsertManyOptions { IsOrdered = true }, token), CancellationToken.None);
            return true;
        }
        catch (MongoException exception) when (MongoCodes.IsDuplicateKey(exception))
        {
            // A call that was repeated after its answer was lost meets its own claims.
            if (await CountOwnAsync(owner, keys) == keys.Count)
            {
                return true;
            }

            var over = new BsonDocument { { "_id", new BsonDocument("$in", new BsonArray(keys)) }, { "until", new BsonDocument("$lte", now.UtcDateTime) } };
            await database.Faults.RunAsync(token => database.Claims.DeleteManyAsync(over, token), CancellationToken.None);
            await ReleaseAsync(owner, keys);
            return false;
        }
        catch (StoreUnavailableException)
        {
            // The database went away in the middle: what was claimed must not wait for its lease if it can be helped.
            await ReleaseQuietlyAsync(owner, keys);
            throw;
        }
    }

    private Task<long> CountOwnAsync(string owner, List<string> keys) => database.Faults.RunAsync(
        token => database.Claims.CountDocumentsAsync(Own(owner, keys), cancellationToken: token), CancellationToken.None);

    private Task ReleaseAsync(string owner, List<string> keys) => database.Faults.RunAsync(
        token => database.Claims.DeleteManyAsync(Own(owner, keys), token), CancellationToken.None);

    private async Task ReleaseQuietlyAsync(string owner, List<string> keys)
    {
        try
        {
            await ReleaseAsync(owner, keys);
        }
        catch (StoreUnavailableException)
        {
            // The lease ends the claim.
        }
    }

    private static BsonDocument Own(string owner, List<string> keys) => new() { { "_id", new BsonDocument("$in", new BsonArray(keys)) }, { "owner", owner } };

    private bool IsYoung(long asked) => time.GetElapsedTime(asked) < database.Options.ClaimLease / 3;

    /// <summary>False when a claim has passed to another writer.</summary>
    private async Task<bool> ExtendAsync(string owner, List<string> keys)
    {
        var until = (await database.Clock.NowAsync(CancellationToken.None) + database.Options.ClaimLease).UtcDateTime;
        var extended = await database.Faults.RunAsync(
            token => database.Claims.UpdateManyAsync(Own(owner, keys), new BsonDocument("$set", new BsonDocument("until", until)), new UpdateOptions(), token), CancellationToken.None);
        return extended.MatchedCount == keys.Count;
    }

    /// <summary>Keys held until disposed.</summary>
    internal sealed class Claim(MongoClaims claims, string owner, List<string> keys, long asked) : IAsyncDisposable
    {
        /// <summary>Asked last before a write: a claim that is young is ours, an older one is looked at and lengthened.</summary>
        public async Task<bool> IsHeldAsync() => claims.IsYoung(asked) || await claims.ExtendAsync(owner, keys);

        public async ValueTask DisposeAsync() => await claims.ReleaseQuietlyAsync(owner, keys);
    }
}
