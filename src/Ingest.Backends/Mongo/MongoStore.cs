using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>The production back end: a MongoDB database, shared by any number of workers.</summary>
internal sealed class MongoStore : IIngestStore
{
    /// <summary>A host is only forgotten when nobody can believe any more that it is theirs.</summary>
    private static readonly TimeSpan LeaseMemory = TimeSpan.FromDays(1);

    /// <summary>Records removed by one call.</summary>
    internal const int PurgeStep = 1_000;

    private readonly MongoClient _client;
    private readonly MongoDatabase _database;

    private MongoStore(MongoClient client, MongoDatabase database, string description, TimeProvider time)
    {
        _client = client;
        _database = database;
        Description = description;
        var fences = new MongoFences(database);
        var links = new MongoLinkStore(database, fences);
        Stories = new MongoStoryStore(database, fences, links, time);
        Links = links;
        Pages = new MongoPageStore(database, fences);
        Sources = new MongoSourceStore(database);
        SourceFiles = new MongoSourceFileStore(database);
        Hosts = new MongoHostStore(database);
        Leases = new MongoLeaseStore(database);
        Runs = new MongoRunStore(database, fences);
        Quarantine = new MongoQuarantineStore(database, fences);
        Corrections = new MongoCorrectionStore(_database);
        Records = new MongoRecords(database);
    }

    public string Description { get; }

    public IStoryStore Stories { get; }

    public ILinkStore Links { get; }

    public IPageStore Pages { get; }

    public ISourceStore Sources { get; }

    public ISourceFileStore SourceFiles { get; }

    public IHostStore Hosts { get; }

    public ILeaseStore Leases { get; }

    public IRunStore Runs { get; }

    public IQuarantineStore Quarantine { get; }

    public ICorrectionStore Corrections { get; }

    public IRecordStore Records { get; }

    /// <summary>Connects and sees that the server answers.</summary>
    /// <exception cref="StoreUnavailableException">It does not.</exception>
    public static async Task<MongoStore> OpenAsync(string connection, MongoOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var (client, database, description) = await ConnectAsync(connection, options, time, logger, cancellationToken);
        return new MongoStore(client, database, description, time);
    }

    /// <summary>Connects and sees that the server answers.</summary>
    /// <exception cref="StoreUnavailableException">It does not.</exception>
    internal static async Task<(MongoClient Client, MongoDatabase Database, string Description)> ConnectAsync(
        string connection, MongoOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var (client, inner, description) = MongoConnection.Open(connection);
        var faults = new MongoFaults(description, options, time, logger);
        var clock = new ServerClock(inner, faults, time);
        try
        {
            await clock.NowAsync(cancellationToken);
        }
        catch (Exception)
        {
            client.Dispose();
            throw;
        }

        return (client, new MongoDatabase(inner, faults, clock, options), description);
    }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var migration = new MongoMigration(_database);
        var version = await migration.VersionAsync(cancellationToken);
        if (version == MongoSchema.Version)
        {
            return;
        }

        try
        {
            await migration.ApplyAsync(await migration.PlanAsync(cancellationToken), cancellationToken);
        }
        catch (StoreUnavailableException exception) when (MongoFaults.IsRefusal(exception))
        {
            throw new StoreUnavailableException(
                $"{Description} {(version is null ? "has never been migrated" : $"has schema {version}, this program needs {MongoSchema.Version}")}, "
                + "and the user of Store:Connection may not change it; run 'ingest db migrate --store CONNECTION' with the migration user first (deploy/README.md)",
                exception);
        }
    }

    /// <summary>An update that matches nothing still waits for the members that have to confirm writes.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) => _database.Faults.RunAsync(
        token => _database.Claims.UpdateOneAsync(new BsonDocument("_id", "probe"), new BsonDocument("$set", new BsonDocument("owner", "probe")), cancellationToken: token),
        cancellationToken);

    /// <summary>The server's TTL indexes do the same in their own time.</summary>
    public async Task<int> PurgeAsync(Retention retention, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fingerprints = await DeleteAsync(_database.Fingerprints, "expires", now, cancellationToken);
        var pages = await DeleteAsync(_database.Pages, "fetched_at", now - retention.Pages, cancellationToken);
        var runs = await DeleteAsync(_database.Runs, "started_at", now - retention.Runs, cancellationToken);
        var quarantined = await DeleteAsync(_database.Quarantine, "at", now - retention.Quarantine, cancellationToken);
        var idle = new BsonDocument { { "next_allowed_at", Before(now) }, { "lease.until", new BsonDocument("$not", new BsonDocument("$gte", (now - LeaseMemory).UtcDateTime)) } };
        var hosts = await DeleteAsync(_database.Hosts, idle, cancellationToken);
        return (int)Math.Min(int.MaxValue, fingerprints + pages + runs + quarantined + hosts);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static BsonDocument Before(DateTimeOffset time) => new("$lt", time.UtcDateTime);

    private Task<long> DeleteAsync(IMongoCollection<BsonDocument> collection, string field, DateTimeOffset before, CancellationToken cancellationToken) =>
        DeleteAsync(collection, new BsonDocument(field, Before(before)), cancellationToken);

    /// <summary>In small steps: one that removed all at once could take longer than a call may.</summary>
    private async Task<long> DeleteAsync(IMongoCollection<BsonDocument> collection, BsonDocument filter, CancellationToken cancellationToken)
    {
        for (var deleted = 0L; ;)
        {
            var found = await _database.Faults.RunAsync(
                token => collection.Find(filter).Project(new BsonDocument("_id", 1)).Limit(PurgeStep).ToListAsync(token), cancellationToken);
            if (found.Count == 0)
            {
                return deleted;
            }

            var step = new BsonDocument(filter) { ["_id"] = new BsonDocument("$in", new BsonArray(found.Select(document => document["_id"]))) };
            deleted += await _database.Faults.RunAsync(async token => (await collection.DeleteManyAsync(step, token)).DeletedCount, cancellationToken);
            if (found.Count < PurgeStep)
            {
                return deleted;
            }
        }
    }
}
