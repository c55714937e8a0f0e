using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

internal sealed class MongoLinkStore(MongoDatabase database, MongoFences fences) : ILinkStore
{
    private const int BatchSize = 500;
    private const int ReopenStep = 1_000;

    private static readonly BsonDocument NotReleased = new("released", new BsonDocument("$ne", true));

    public async Task<int> OfferAsync(IReadOnlyList<LinkRecord> offers, CancellationToken cancellationToken)
    {
        var unknown = 0;
        foreach (var (source, fence) in offers.Select(offer => (offer.Source, offer.Fence)).Distinct())
        {
            await fences.CheckAsync(source, fence, cancellationToken);
        }

        foreach (var batch in offers.DistinctBy(offer => offer.Key).Chunk(BatchSize))
        {
            // Told to stop, it stops between two batches: what was offered by then stands, and the document is read again.
            cancellationToken.ThrowIfCancellationRequested();
            unknown += await OfferBatchAsync(batch, CancellationToken.None);
        }

        return unknown;
    }

    public async Task<IReadOnlyList<LinkRecord>> DueAsync(SourceId source, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var due = new BsonDocument { { "source", source.Value }, { "next_try", new BsonDocument("$lte", now.UtcDateTime) } };
        var firstOffered = new BsonDocument { { "first_seen", 1 }, { "_id", 1 } };
        var pending = await database.ListAsync(database.Links, new BsonDocument(due) { { "state", "pending" } }, firstOffered, limit, cancellationToken);
        if (pending.Count < limit)
        {
            var others = new BsonDocument(due) { { "state", new BsonDocument("$ne", "pending") } };
            var longestDue = new BsonDocument { { "next_try", 1 }, { "_id", 1 } };
            pending.AddRange(await database.ListAsync(database.Links, others, longestDue, limit - pending.Count, cancellationToken));
        }

        return pending.ConvertAll(Read);
    }

    public async Task<IReadOnlyList<LinkRecord>> FailedAsync(SourceId source, int limit, CancellationToken cancellationToken)
    {
        var failed = new BsonDocument { { "source", source.Value }, { "state", "failed" } };
        var lastOffered = new BsonDocument { { "last_seen", -1 }, { "_id", 1 } };
        return (await database.ListAsync(database.Links, failed, lastOffered, limit, cancellationToken)).ConvertAll(Read);
    }

    public async Task<LinkRecord?> FindAsync(string key, CancellationToken cancellationToken) =>
        await database.FindAsync(database.Links, key, cancellationToken) is { } document ? Read(document) : null;

    public async Task<IReadOnlyList<LinkRecord>> OfStoryAsync(StoryId story, CancellationToken cancellationToken) =>
        (await database.ListAsync(database.Links, new BsonDocument("story", story.Value), new BsonDocument("_id", 1), limit: 0, cancellationToken)).ConvertAll(Read);

    /// <summary>Compares on write: what is not released replaces nothing that is. Who is refused writes over the release, which nobody takes back.</summary>
    public async Task<LinkRecord> SettleAsync(LinkRecord link, CancellationToken cancellationToken)
    {
        if (!link.Released && await fences.TrySaveAsync(database.Links, Write(link), NotReleased, link.Source, link.Fence, cancellationToken))
        {
            return link;
        }

        var written = link.Released ? link : link.Over(await FindAsync(link.Key, cancellationToken));
        await fences.SaveAsync(database.Links, Write(written), written.Source, link.Fence, cancellationToken);
        return written;
    }

    /// <summary>Found once, and sorted here: no step searches and sorts them again, and the server has no limit to keep to.</summary>
    public async Task<int> ReopenAsync(SourceId source, IReadOnlyCollection<string> reasons, DateTimeOffset offeredSince, DateTimeOffset now, int first, long? fence, CancellationToken cancellationToken)
    {
        await fences.CheckAsync(source, fence, cancellationToken);
        var closed = new BsonDocument
        {
            { "source", source.Value },
            { "next_try", BsonNull.Value },
            { "last_seen", new BsonDocument("$gte", offeredSince.UtcDateTime) },
            { "reason", new BsonDocument("$in", new BsonArray(reasons)) },
        };
        if (fence is { } carried)
        {
            closed["fence"] = new BsonDocument("$not", new BsonDocument("$gt", carried));
        }

        var found = await database.Faults.RunAsync(
            token => database.Links.Find(closed).Project(new BsonDocument("last_seen", 1)).ToListAsync(token), cancellationToken);
        var keys = found.OrderByDescending(link => link["last_seen"]).ThenBy(link => link["_id"].AsString, StringComparer.Ordinal).Select(link => link["_id"].AsString).ToList();
        var reopened = 0;
        foreach (var step in ReopenSteps.Of(keys, first, now, ReopenStep))
        {
            await fences.CheckAsync(source, fence, cancellationToken);
            reopened += await ReopenAsync(new BsonDocument(closed) { { "_id", new BsonDocument("$in", new BsonArray(step.Keys)) } }, step.DueAt, fence, cancellationToken);
        }

        return reopened;
    }

    /// <summary>One step a wait: the server knows the visits, so that nothing is read here.</summary>
    public async Task<int> HastenAsync(SourceId source, IReadOnlyList<TimeSpan> waits, DateTimeOffset now, long? fence, CancellationToken cancellationToken)
    {
        var hastened = 0;
        for (var visit = 0; visit < waits.Count; visit++)
        {
            await fences.CheckAsync(source, fence, cancellationToken);
            var latest = (now + waits[visit]).UtcDateTime;
            var late = new BsonDocument(NotReleased)
            {
                { "source", source.Value },
                { "next_try", new BsonDocument("$gt", latest) },
                { "story", new BsonDocument("$type", "string") },
                { "visits", visit + 1 },
                { "reason", BsonNull.Value },
                { "missing_since", BsonNull.Value },
            };
            if (fence is { } carried)
            {
                late["fence"] = new BsonDocument("$not", new BsonDocument("$gt", carried));
            }

            var set = new BsonDocument("next_try", latest);
            if (fence is { } own)
            {
                set["fence"] = own;
            }

            var updated = await database.Faults.RunAsync(
                token => database.Links.UpdateManyAsync(late, new BsonDocument("$set", set), new UpdateOptions(), token), cancellationToken);
            hastened += (int)updated.MatchedCount;
        }

        return hastened;
    }

    private async Task<int> ReopenAsync(BsonDocument these, DateTimeOffset due, long? fence, CancellationToken cancellationToken)
    {
        var set = new BsonDocument { { "next_try", due.UtcDateTime }, { "attempts", 0 } };
        if (fence is { } carried)
        {
            set["fence"] = carried;
        }

        var updated = await database.Faults.RunAsync(
            token => database.Links.UpdateManyAsync(these, new BsonDocument("$set", set), new UpdateOptions(), token), cancellationToken);
        return (int)updated.MatchedCount;
    }

    public async Task<GuidCount> CountGuidsAsync(SourceId source, CancellationToken cancellationToken)
    {
        BsonDocument[] count =
        [
            new("$match", new BsonDocument { { "source", source.Value }, { "guid", new BsonDocument("$type", "string") } }),
            new("$limit", GuidTrust.Sample),
            new("$group", new BsonDocument { { "_id", "$guid" }, { "offers", new BsonDocument("$sum", 1) } }),
            new("$group", new BsonDocument { { "_id", BsonNull.Value }, { "offers", new BsonDocument("$sum", "$offers") }, { "distinct", new BsonDocument("$sum", 1) } }),
        ];
        var counted = await database.Faults.RunAsync(
            async token => await (await database.Links.AggregateAsync<BsonDocument>(count, cancellationToken: token)).FirstOrDefaultAsync(token), cancellationToken);
        return new GuidCount(counted?["offers"].ToInt64() ?? 0, counted?["distinct"].ToInt64() ?? 0);
    }

    public Task<IReadOnlyDictionary<LinkState, long>> CountAsync(SourceId? source, CancellationToken cancellationToken) => database.Faults.RunAsync<IReadOnlyDictionary<LinkState, long>>(
        async token =>
        {
            BsonDocument[] count =
            [
                new("$match", source is { } id ? new BsonDocument("source", id.Value) : []),
                new("$group", new BsonDocument { { "_id", "$state" }, { "links", new BsonDocument("$sum", 1) } }),
            ];
            var groups = await (await database.Links.AggregateAsync<BsonDocument>(count, cancellationToken: token)).ToListAsync(token);
            return groups.ToDictionary(group => Enum.Parse<LinkState>(group["_id"].AsString, ignoreCase: true), group => group["links"].ToInt64());
        },
        cancellationToken);

    public Task<IReadOnlyDictionary<(SourceId Source, LinkState State), long>> CountBySourceAsync(CancellationToken cancellationToken) => database.Faults.RunAsync<IReadOnlyDictionary<(SourceId, LinkState), long>>(
        async token =>
        {
            // In the order of an index, so that the server reads that alone.
            BsonDocument[] count =
            [
                new("$sort", new BsonDocument { { "source", 1 }, { "state", 1 } }),
                new("$group", new BsonDocument { { "_id", new BsonDocument { { "source", "$source" }, { "state", "$state" } } }, { "links", new BsonDocument("$sum", 1) } }),
            ];
            var groups = await (await database.Links.AggregateAsync<BsonDocument>(count, cancellationToken: token)).ToListAsync(token);
            return groups.ToDictionary(
                group => (new SourceId(group["_id"]["source"].AsString), Enum.Parse<LinkState>(group["_id"]["state"].AsString, ignoreCase: true)), group => group["links"].ToInt64());
        },
        cancellationToken);

    /// <summary>Known ones are touched first; what no update matched is unknown and inserted, unless another worker is faster.</summary>
    private async Task<int> OfferBatchAsync(LinkRecord[] offers, CancellationToken cancellationToken)
    {
        var keys = new BsonArray(offers.Select(offer => offer.Key));
        var known = await database.Faults.RunAsync(
            token => database.Links.Find(new BsonDocument("_id", new BsonDocument("$in", keys))).Project(new BsonDocument("_id", 1)).ToListAsync(token), cancellationToken);
        var seen = known.Select(document => document["_id"].AsString).ToHashSet();

        var touches = offers.Where(offer => seen.Contains(offer.Key)).Select(offer => (WriteModel<BsonDocument>)new UpdateOneModel<BsonDocument>(
            new BsonDocument("_id", offer.Key), new BsonDocument("$max", new BsonDocument("last_seen", offer.LastSeen.UtcDateTime)))).ToList();
        if (touches.Count > 0)
        {
            await database.Faults.RunAsync(token => database.Links.BulkWriteAsync(touches, new BulkWriteOptions { IsOrdered = false }, token), cancellationToken);
        }

        var fresh = offers.Where(offer => !seen.Contains(offer.Key)).Select(Write).ToList();
        return fresh.Count == 0 ? 0 : await InsertAsync(fresh, cancellationToken);
    }

    private Task<int> InsertAsync(List<BsonDocument> fresh, CancellationToken cancellationToken) => database.Faults.RunAsync(
        async token =>
        {
            try
            {
                await database.Links.InsertManyAsync(fresh, new InsertManyOptions { IsOrdered = false }, token);
                return fresh.Count;
            }
            catch (MongoBulkWriteException<BsonDocument> exception) when (MongoCodes.IsDuplicateKey(exception))
            {
                return fresh.Count - exception.WriteErrors.Count;
            }
        },
        cancellationToken);

    public static BsonDocument Write(LinkRecord link)
    {
        var document = BsonJson.Write(link, "key");
        if (link.Link.Guid is { } guid)
        {
            document["guid"] = guid;
        }

        return document;
    }

    public static LinkRecord Read(BsonDocument document) => BsonJson.Read<LinkRecord>(document, "key");
}
