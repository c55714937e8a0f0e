using Ingest.Backends.Mongo;
using Ingest.Backends.Sqlite;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;
using Microsoft.Data.Sqlite;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Tests.EndToEnd;

/// <summary><c>ingest db check</c> and <c>ingest db migrate</c> as an operator uses them.</summary>
public sealed class DbCheckTests : IAsyncLifetime
{
    private static readonly string[] Writes = ["insert", "update", "delete", "findAndModify", "create", "collMod", "createIndexes", "dropIndexes", "drop"];

    private readonly TempFolder _temp = new();
    private readonly MongoDouble _server = MongoDouble.Start();
    private IMongoDatabase _database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _database = new MongoClient(_server.ConnectionString).GetDatabase("ingest");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _database.Client.Dispose();
        await _server.DisposeAsync();
        _temp.Dispose();
        Assert.Empty(_server.Refusals);
    }

    [Fact]
    public async Task A_dry_run_prints_the_steps_and_takes_none()
    {
        var dry = await MongoAsync("migrate", "--dry-run");

        Assert.Equal(0, dry.Exit);
        Assert.Contains("create collection stories\ncreate index stories.source_published", dry.Output.ReplaceLineEndings("\n"));
        Assert.Contains("record schema", dry.Output);
        Assert.DoesNotContain(_server.Commands, command => Writes.Contains(command.GetElement(0).Name));
    }

    [Fact]
    public async Task A_migrated_database_is_fine_and_migrating_again_takes_no_step()
    {
        var first = await MongoAsync("migrate");
        var second = await MongoAsync("migrate");
        var check = await MongoAsync("check");

        Assert.Equal((0, 0, 0), (first.Exit, second.Exit, check.Exit));
        Assert.Empty(second.Output);
        Assert.Contains("up to date", second.Error);
        Assert.Contains("MongoDB 6.0.0", check.Output);
        Assert.Contains("replica set double", check.Output);
        Assert.Contains("the server asks for no user", check.Output);
        Assert.Contains("no problems", check.Output);
    }

    [Fact]
    public async Task Checking_changes_nothing_and_every_difference_is_named_with_its_remedy()
    {
        await MongoAsync("migrate");
        await _database.GetCollection<BsonDocument>("links").Indexes.DropOneAsync("due", Token);
        await _database.GetCollection<BsonDocument>("stories").Indexes.DropOneAsync("updated", Token);
        await _database.GetCollection<BsonDocument>("stories").Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>("{updated: -1}", new CreateIndexOptions { Name = "updated" }), null, Token);
        await _database.GetCollection<BsonDocument>("stories").Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>("{section: 1}", new CreateIndexOptions { Name = "by_hand" }), null, Token);
        await _database.RunCommandAsync<BsonDocument>("{collMod: 'runs', validator: {}}".Replace("{}", "{$jsonSchema: {bsonType: 'object'}}", StringComparison.Ordinal), cancellationToken: Token);
        await _database.DropCollectionAsync("quarantine", Token);
        await _database.CreateCollectionAsync("notes", cancellationToken: Token);
        var before = _server.Commands.Count;

        var check = await MongoAsync("check", "--json");

        Assert.DoesNotContain(_server.Commands.Skip(before), command => Writes.Contains(command.GetElement(0).Name));
        var findings = check.Lines[0].GetProperty("findings").EnumerateArray().ToDictionary(finding => finding.GetProperty("thing").GetString()!, finding => finding);
        Assert.Equal(1, check.Exit);
        foreach (var thing in new[] { "index links.due", "index stories.updated", "validator of runs", "collection quarantine", "index quarantine.at" })
        {
            Assert.Equal("problem", findings[thing].GetProperty("severity").GetString());
            Assert.Contains("db migrate", findings[thing].GetProperty("remedy").GetString());
        }

        Assert.Equal(("note", "note"), (findings["collection notes"].GetProperty("severity").GetString(), findings["index stories.by_hand"].GetProperty("severity").GetString()));

        Assert.Contains("drop index stories.updated, which has another definition", (await MongoAsync("migrate")).Output);
        Assert.Equal(0, (await MongoAsync("check")).Exit);
    }

    [Theory]
    [InlineData(99, "run the newer program")]
    [InlineData(1, "run 'ingest db migrate'")]
    public async Task Another_schema_version_is_a_problem(int version, string remedy)
    {
        await MongoAsync("migrate");
        await _database.GetCollection<BsonDocument>("meta").UpdateOneAsync(new BsonDocument("_id", "schema"), new BsonDocument("$set", new BsonDocument("version", version)), null, Token);

        var check = await MongoAsync("check");

        Assert.Equal(1, check.Exit);
        Assert.Contains($"the database has schema {version}", check.Output);
        Assert.Contains(remedy, check.Output);
    }

    [Fact]
    public async Task A_newer_schema_is_not_migrated()
    {
        await MongoAsync("migrate");
        await _database.GetCollection<BsonDocument>("meta").UpdateOneAsync(new BsonDocument("_id", "schema"), new BsonDocument("$set", new BsonDocument("version", 99)), null, Token);

        foreach (var migrate in new[] { await MongoAsync("migrate"), await MongoAsync("migrate", "--dry-run") })
        {
            Assert.Equal(69, migrate.Exit);
            Assert.Contains($"schema 99, this program knows {MongoSchema.Version}; run the newer program", migrate.Error);
        }
    }

    [Fact]
    public async Task A_server_that_is_away_and_a_file_that_is_not_there_have_their_own_exit_code()
    {
        await _server.GoAwayAsync();

        var server = await Verb.RunAsync("db", "check", "--store", _server.ConnectionString + "?serverSelectionTimeoutMS=50");
        var file = await Verb.RunAsync("db", "check", "--store", _temp.At("none.db"));
        var dry = await Verb.RunAsync("db", "migrate", "--dry-run", "--store", _temp.At("none.db"));

        Assert.Equal((69, 69, 0), (server.Exit, file.Exit, dry.Exit));
        Assert.Contains("CREATE TABLE stories", dry.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_temp.Path));
    }

    [Fact]
    public async Task A_file_is_checked_without_leaving_a_trace()
    {
        await FileAsync("migrate");
        var before = Directory.EnumerateFileSystemEntries(_temp.Path).Select(path => (path, File.GetLastWriteTimeUtc(path))).ToList();

        var check = await FileAsync("check");

        Assert.Equal(0, check.Exit);
        Assert.Matches(@"integrity\s+ok", check.Output);
        Assert.Matches(@"journal mode\s+wal", check.Output);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(_temp.Path).Select(path => (path, File.GetLastWriteTimeUtc(path))));
    }

    [Fact]
    public async Task A_file_that_was_changed_by_hand_is_told_and_mended()
    {
        await FileAsync("migrate");
        Execute("DROP INDEX links_due; DROP INDEX runs_started; CREATE INDEX runs_started ON runs (source); CREATE TABLE notes (text TEXT)");

        var check = await FileAsync("check");
        var migrate = await FileAsync("migrate");

        Assert.Equal(1, check.Exit);
        Assert.Contains("problem: index links_due: is missing; run 'ingest db migrate'", check.Output);
        Assert.Contains("problem: index runs_started: has another definition", check.Output);
        Assert.Contains("note: table notes: is unknown", check.Output);
        Assert.Equal("create index links_due again", migrate.Output.Trim());
        Assert.DoesNotContain("links_due", (await FileAsync("check")).Output);
    }

    [Fact]
    public async Task A_damaged_file_is_a_problem()
    {
        await FileAsync("migrate");
        Execute("INSERT INTO stories VALUES ('a', 1, '{}'); PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        await using (var file = File.OpenWrite(_temp.At("a.db")))
        {
            file.Position = file.Length / 2;
            await file.WriteAsync(Enumerable.Repeat((byte)0xFF, (int)(file.Length / 2)).ToArray(), Token);
        }

        var check = await FileAsync("check");

        Assert.Equal(1, check.Exit);
        Assert.Contains("problem: integrity:", check.Output);
        Assert.Contains("restore the file from a backup", check.Output);
    }

    [Fact]
    public async Task Identifiers_stored_by_an_older_schema_still_lead_to_their_story()
    {
        var older = SqliteSchema.Steps.TakeWhile(step => !step.Contains("guid_hash", StringComparison.Ordinal)).ToList();
        Execute($"{string.Join(';', older)}; INSERT INTO story_guids VALUES ('herald', 'item-1', 'a'); PRAGMA user_version = {older.Count}");

        await FileAsync("migrate");

        Assert.Equal(Ingest.Core.Storage.PlaceKey.HashOf("item-1"), Execute("SELECT guid FROM story_guids"));
        Assert.Equal(0, (await FileAsync("check")).Exit);
    }

    private Task<VerbResult> MongoAsync(string verb, params string[] options) => Verb.RunAsync(["db", verb, "--store", _server.ConnectionString, .. options]);

    private Task<VerbResult> FileAsync(string verb) => Verb.RunAsync("db", verb, "--store", _temp.At("a.db"));

    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection("Pooling=False;Data Source=" + _temp.At("a.db"));
        connection.Open();
        connection.CreateFunction(SqliteSchema.SearchTokens, (string? title, string? body) => "[]");
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
