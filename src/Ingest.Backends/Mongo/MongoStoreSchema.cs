using System.Globalization;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>Looks at a database with commands that change nothing, and migrates it.</summary>
internal sealed class MongoStoreSchema : IStoreSchema
{
    private const string Remedy = "run 'ingest db migrate' with the migration user";
    private const int OldestServer = 6;

    private readonly MongoClient _client;
    private readonly MongoDatabase _database;
    private readonly MongoMigration _migration;

    private MongoStoreSchema(MongoClient client, MongoDatabase database, string description)
    {
        _client = client;
        _database = database;
        _migration = new MongoMigration(database);
        Description = description;
    }

    public string Description { get; }

    /// <exception cref="StoreUnavailableException">No server answers.</exception>
    public static async Task<MongoStoreSchema> OpenAsync(string connection, MongoOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var (client, database, description) = await MongoStore.ConnectAsync(connection, options, time, logger, cancellationToken);
        return new MongoStoreSchema(client, database, description);
    }

    public async Task<StoreCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var hello = await AskAsync(new BsonDocument("hello", 1), cancellationToken);
        var build = await AskAsync(new BsonDocument("buildInfo", 1), cancellationToken);
        var status = await AskAsync(new BsonDocument { { "connectionStatus", 1 }, { "showPrivileges", true } }, cancellationToken);
        var (version, findings, isRefused) = await CheckVersionAsync(cancellationToken);
        var privileges = new MongoPrivileges(status, _database.Inner.DatabaseNamespace.DatabaseName, isRefused);
        findings.InsertRange(0, CheckServer(hello, build).Concat(privileges.Findings()));
        findings.AddRange(await CheckDriftAsync(version, cancellationToken));

        var facts = new Dictionary<string, string>
        {
            ["server"] = "MongoDB " + build["version"].AsString,
            ["deployment"] = hello.GetValue("msg", string.Empty) == "isdbgrid" ? "sharded cluster" : hello.TryGetValue("setName", out var set) ? $"replica set {set}" : "standalone",
            ["user"] = privileges.IsOpen ? "none: the server asks for no user" : privileges.Users.Count == 0 ? "none" : string.Join(", ", privileges.Users),
            ["roles"] = string.Join(", ", privileges.Roles),
            ["may_migrate"] = privileges.MayMigrate ? "yes" : "no",
            ["schema"] = $"{version?.ToString(CultureInfo.InvariantCulture) ?? "none"} (this program: {MongoSchema.Version})",
        };
        return new StoreCheck(Description, facts, findings);
    }

    public async Task<IReadOnlyList<string>> PlanAsync(CancellationToken cancellationToken)
    {
        var version = await _migration.VersionAsync(cancellationToken);
        return Words(version, await _migration.PlanAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken)
    {
        var version = await _migration.VersionAsync(cancellationToken);
        var steps = await _migration.PlanAsync(cancellationToken);
        var words = Words(version, steps);
        if (words.Count > 0)
        {
            await _migration.ApplyAsync(steps, cancellationToken);
        }

        return words;
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static List<string> Words(int? version, IReadOnlyList<MongoStep> steps)
    {
        var words = steps.Select(step => step.Words).ToList();
        if (version != MongoSchema.Version)
        {
            words.Add($"record schema {MongoSchema.Version} in {MongoSchema.Meta}");
        }

        return words;
    }

    private static IEnumerable<StoreFinding> CheckServer(BsonDocument hello, BsonDocument build)
    {
        if (build["versionArray"][0].ToInt32() < OldestServer)
        {
            yield return StoreFinding.Note("server", $"says it is MongoDB {build["version"].AsString}, older than {OldestServer}.0", "nothing, if it is another product that speaks the protocol; else upgrade it");
        }

        if (!hello.Contains("setName") && hello.GetValue("msg", string.Empty) != "isdbgrid")
        {
            yield return StoreFinding.Note("server", "is a standalone: when it is lost, so is what it had confirmed", "run it as a replica set, if only of one (deploy/compose.yaml)");
        }
    }

    private async Task<(int? Version, List<StoreFinding> Findings, bool IsRefused)> CheckVersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            var version = await _migration.ReadVersionAsync(cancellationToken);
            return (version, version == MongoSchema.Version ? [] : [VersionFinding(version)], false);
        }
        catch (StoreUnavailableException exception) when (MongoFaults.IsRefusal(exception))
        {
            return (null, [StoreFinding.Problem("schema", "its version cannot be read: " + exception.InnerException!.Message, "name a user that may read the collection meta")], true);
        }
    }

    private static StoreFinding VersionFinding(int? version) => version switch
    {
        null => StoreFinding.Problem("schema", "the database has never been migrated", Remedy),
        < MongoSchema.Version => StoreFinding.Problem("schema", $"the database has schema {version}, this program needs {MongoSchema.Version}", Remedy),
        _ => StoreFinding.Problem("schema", $"the database has schema {version}, this program knows {MongoSchema.Version}", "run the newer program"),
    };

    /// <summary>What a newer program made differs by right.</summary>
    private async Task<IReadOnlyList<StoreFinding>> CheckDriftAsync(int? version, CancellationToken cancellationToken)
    {
        if (version > MongoSchema.Version)
        {
            return [];
        }

        try
        {
            var steps = await _migration.PlanAsync(cancellationToken);
            var unknown = await _migration.UnknownAsync(cancellationToken);
            return
            [
                .. steps.DistinctBy(step => step.Thing).Select(step => StoreFinding.Problem(step.Thing, step.Finding, Remedy)),
                .. unknown.Select(thing => StoreFinding.Note(thing, "is unknown to this program", "nothing has to be done; drop it if nobody needs it")),
            ];
        }
        catch (StoreUnavailableException exception) when (MongoFaults.IsRefusal(exception))
        {
            return [StoreFinding.Note("collections and indexes", "were not looked at: this user may not list them", "check again with the migration user")];
        }
    }

    private Task<BsonDocument> AskAsync(BsonDocument command, CancellationToken cancellationToken) => _database.Faults.RunAsync(
        token => _database.Inner.RunCommandAsync<BsonDocument>(command, cancellationToken: token), cancellationToken);
}
