using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>Every collection is paged through by its <c>_id</c>, which is a string everywhere.</summary>
internal sealed class MongoRecords(MongoDatabase database) : IRecordStore
{
    private const string MarkId = "copy";

    public Task<long> CountAsync(RecordKind kind, DateTimeOffset now, CancellationToken cancellationToken) => database.Faults.RunAsync(
        token => CollectionOf(kind).CountDocumentsAsync(Kept(kind, now), cancellationToken: token), cancellationToken);

    public async Task<RecordBatch> ReadAsync(RecordKind kind, string? after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = Kept(kind, now);
        filter["_id"] = new BsonDocument("$gt", after ?? string.Empty);
        var (documents, more) = await database.Faults.RunAsync(token => ReadAsync(CollectionOf(kind), filter, token), cancellationToken);
        return new RecordBatch(documents.ConvertAll(document => Read(kind, document).WithoutFence()), more ? documents[^1]["_id"].AsString : null);
    }

    public Task WriteAsync(IReadOnlyList<StoreRecord> records, CancellationToken cancellationToken) => records.Count == 0 ? Task.CompletedTask : database.Faults.RunAsync(
        async token =>
        {
            var collection = CollectionOf(KindOf(records[0]));
            var writes = records.Select(Write).Select(document => (WriteModel<BsonDocument>)new ReplaceOneModel<BsonDocument>(new BsonDocument("_id", document["_id"]), document) { IsUpsert = true }).ToList();
            try
            {
                await collection.BulkWriteAsync(writes, new BulkWriteOptions { IsOrdered = false }, token);
            }
            catch (MongoBulkWriteException<BsonDocument> exception) when (MongoCodes.IsDuplicateKey(exception))
            {
                // Two that insert the same one at one moment: the second time it is there and is replaced.
                await collection.BulkWriteAsync(writes, new BulkWriteOptions { IsOrdered = false }, token);
            }
        },
        cancellationToken);

    public async Task<CopyMark?> FindMarkAsync(CancellationToken cancellationToken) =>
        await database.FindAsync(database.Meta, MarkId, cancellationToken) is { } mark ? BsonJson.Read<CopyMark>(mark) : null;

    public Task SaveMarkAsync(CopyMark mark, CancellationToken cancellationToken) =>
        database.SaveAsync(database.Meta, new BsonDocument { { "_id", MarkId }, { "version", MongoSchema.Version } }.Merge(BsonJson.Write(mark)), cancellationToken);

    private static async Task<(List<BsonDocument> Documents, bool More)> ReadAsync(IMongoCollection<BsonDocument> collection, BsonDocument filter, CancellationToken cancellationToken)
    {
        using var cursor = await collection.Find(filter).Sort(new BsonDocument("_id", 1)).Limit(RecordBatch.MostRecords).ToCursorAsync(cancellationToken);
        var (documents, bytes) = (new List<BsonDocument>(), 0L);
        while (await cursor.MoveNextAsync(cancellationToken))
        {
            foreach (var document in cursor.Current)
            {
                documents.Add(document);
                bytes += SizeOf(document);
                if (bytes >= RecordBatch.MostBytes)
                {
                    return (documents, true);
                }
            }
        }

        return (documents, documents.Count == RecordBatch.MostRecords);
    }

    /// <summary>A page counts by what it is unpacked.</summary>
    private static long SizeOf(BsonDocument document) => document.TryGetValue("size", out var size) && size.IsInt32 ? size.AsInt32 : document.ToBson().Length;

    private static BsonDocument Kept(RecordKind kind, DateTimeOffset now)
    {
        var kept = Retention.Default;
        return kind switch
        {
            RecordKind.Fingerprints => Since("expires", now),
            RecordKind.Quarantine => Since("at", now - kept.Quarantine),
            RecordKind.Pages => Since("fetched_at", now - kept.Pages),
            RecordKind.Runs => Since("started_at", now - kept.Runs),
            RecordKind.Hosts => Since("next_allowed_at", now),
            _ => [],
        };

        static BsonDocument Since(string field, DateTimeOffset time) => new(field, new BsonDocument("$gte", time.UtcDateTime));
    }

    private IMongoCollection<BsonDocument> CollectionOf(RecordKind kind) => kind switch
    {
        RecordKind.Stories => database.Stories,
        RecordKind.Revisions => database.Revisions,
        RecordKind.Fingerprints => database.Fingerprints,
        RecordKind.Places => database.Places,
        RecordKind.Links => database.Links,
        RecordKind.Quarantine => database.Quarantine,
        RecordKind.Pages => database.Pages,
        RecordKind.Sources => database.Sources,
        RecordKind.SourceFiles => database.SourceFiles,
        RecordKind.Hosts => database.Hosts,
        RecordKind.Corrections => database.Corrections,
        _ => database.Runs,
    };

    private static RecordKind KindOf(StoreRecord record) => record switch
    {
        StoreRecord.OfStory => RecordKind.Stories,
        StoreRecord.OfRevision => RecordKind.Revisions,
        StoreRecord.OfFingerprint => RecordKind.Fingerprints,
        StoreRecord.OfPlace => RecordKind.Places,
        StoreRecord.OfLink => RecordKind.Links,
        StoreRecord.OfQuarantine => RecordKind.Quarantine,
        StoreRecord.OfPage => RecordKind.Pages,
        StoreRecord.OfSource => RecordKind.Sources,
        StoreRecord.OfSourceFile => RecordKind.SourceFiles,
        StoreRecord.OfHost => RecordKind.Hosts,
        StoreRecord.OfCorrection => RecordKind.Corrections,
        _ => RecordKind.Runs,
    };

    private StoreRecord Read(RecordKind kind, BsonDocument document) => kind switch
    {
        RecordKind.Stories => new StoreRecord.OfStory(MongoStoryWriter.Read(document)),
        RecordKind.Revisions => new StoreRecord.OfRevision(BsonJson.Read<Revision>(document)),
        RecordKind.Fingerprints => MongoFingerprints.Read(document, database.Options.KeepFingerprints),
        RecordKind.Places => new StoreRecord.OfPlace(document["_id"].AsString, new StoryId(document["story"].AsString)),
        RecordKind.Links => new StoreRecord.OfLink(MongoLinkStore.Read(document)),
        RecordKind.Quarantine => new StoreRecord.OfQuarantine(BsonJson.Read<QuarantineEntry>(document, "key")),
        RecordKind.Pages => new StoreRecord.OfPage(MongoPageStore.Read(document)),
        RecordKind.Sources => new StoreRecord.OfSource(MongoSourceStore.Read(document)),
        RecordKind.Corrections => new StoreRecord.OfCorrection(MongoCorrectionStore.Read(document)),
        RecordKind.SourceFiles => new StoreRecord.OfSourceFile(MongoSourceFileStore.Read(document)),
        RecordKind.Hosts => new StoreRecord.OfHost(BsonJson.Read<HostState>(document, "host")),
        _ => new StoreRecord.OfRun(document["_id"].AsString, BsonJson.Read<RunReport>(document)),
    };

    private BsonDocument Write(StoreRecord record) => record switch
    {
        StoreRecord.OfStory one => MongoStoryWriter.Write(one.Story, version: 1),
        StoreRecord.OfRevision one => MongoStoryWriter.Write(one.Revision),
        StoreRecord.OfFingerprint one => MongoFingerprints.Write(one, database.Options.KeepFingerprints),
        StoreRecord.OfPlace one => new BsonDocument { { "_id", one.Key }, { "story", one.Story.Value } },
        StoreRecord.OfLink one => MongoLinkStore.Write(one.Link),
        StoreRecord.OfQuarantine one => BsonJson.Write(one.Entry, "key"),
        StoreRecord.OfPage one => MongoPageStore.Write(one.Page),
        StoreRecord.OfSource one => MongoSourceStore.Write(one.State),
        StoreRecord.OfSourceFile one => MongoSourceFileStore.Write(one.State),
        StoreRecord.OfHost one => BsonJson.Write(one.State, "host"),
        StoreRecord.OfCorrection one => MongoCorrectionStore.Write(one.Correction),
        StoreRecord.OfRun one => MongoRunStore.Write(one.Id, one.Report),
        _ => throw new InvalidOperationException($"there is no collection for {record}"),
    };
}
