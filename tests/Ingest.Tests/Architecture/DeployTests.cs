using System.Text.RegularExpressions;
using Ingest.Backends.Mongo;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;
using MongoDB.Bson;
using MongoDB.Driver;
using YamlDotNet.Serialization;

namespace Ingest.Tests.Architecture;

/// <summary>What ships beside the program, held against what the program does.</summary>
public sealed partial class DeployTests : IAsyncLifetime
{
    private static readonly BsonDocument Roles = BsonDocument.Parse(Repository.Read("deploy", "mongo", "roles.json"));

    private readonly TempFolder _temp = new();
    private readonly MongoDouble _server = MongoDouble.Start();
    private NewsStand _stand = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stand = await NewsStand.StartAsync();
        _stand.AddFeed("herald.example/rss", "http://herald.example/news/1", "http://herald.example/news/2", "http://herald.example/empty");
        _stand.Add("herald.example/news/1", MadeUpNews.Page(1)).Add("herald.example/news/2", MadeUpNews.Page(2)).Add("herald.example/empty", "<html><title>x</title><body></body></html>");
        _temp.Write("sources/herald.yaml", "id: herald\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: { delay: 0s }\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _stand.DisposeAsync();
        await _server.DisposeAsync();
        _temp.Dispose();
        Assert.Empty(_server.Refusals);
    }

    [Fact]
    public async Task The_daemons_user_may_do_all_that_the_daemon_does_and_no_more_than_work_on_documents()
    {
        await AsMigrationAsync("db", "migrate");
        var before = _server.Commands.Count;

        var runs = new List<VerbResult>();
        _server.Privileges = Of("ingest_daemon");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            runs.Add(await RunAsync());
            _stand.Add("herald.example/news/1", MadeUpNews.Page(1).Replace("counts", "recounts", StringComparison.Ordinal));
        }

        foreach (var verb in new[] { new[] { "export" }, ["status", "herald"], ["explain", "http://herald.example/news/1", "--offline"], ["db", "check"] })
        {
            runs.Add(await Verb.RunAsync([.. verb, "--store", _server.ConnectionString]));
        }

        Assert.All(runs, run => Assert.True(run.Exit == 0, run.Error + run.Output));
        Assert.Contains("no problems", runs[^1].Output);
        Assert.Contains("were not looked at", runs[^1].Output);
        Assert.Equal(2, _server.Documents("stories").Count);

        var privileges = Roles["ingest_daemon"]["privileges"].AsBsonArray;
        Assert.Equal(MongoSchema.Collections.Select(collection => collection.Name).Order(), privileges.Select(one => one["resource"]["collection"].AsString).Order());
        Assert.All(privileges, one => Assert.Subset(new HashSet<string> { "find", "insert", "update", "remove" }, one["actions"].AsBsonArray.Select(action => action.AsString).ToHashSet()));
        var granted = privileges.SelectMany(one => one["actions"].AsBsonArray.Select(action => (one["resource"]["collection"].AsString, action.AsString))).ToHashSet();
        var used = _server.Commands.Skip(before).SelectMany(command => Privileges.ActionsOf(command.GetElement(0).Name, command).Select(action => (command.GetElement(0).Value.ToString()!, action))).ToHashSet();
        Assert.Equal([("1", "listCollections")], used.Except(granted).Order()); // That of 'db check', which does without.
        var data = MongoSchema.Collections.Select(collection => collection.Name).Where(name => name is not ("revisions" or "meta"));
        Assert.All(data, name => Assert.Contains(used, use => use.Item1 == name));
    }

    [Fact]
    public async Task The_migration_user_may_make_a_new_database_mend_one_and_copy_into_one()
    {
        var made = await AsMigrationAsync("db", "migrate");
        _server.Privileges = null;
        using (var client = new MongoClient(_server.ConnectionString))
        {
            var database = client.GetDatabase("ingest");
            await database.GetCollection<BsonDocument>("stories").Indexes.DropOneAsync("updated", Token);
            await database.GetCollection<BsonDocument>("stories").Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>("{updated: -1}", new CreateIndexOptions { Name = "updated" }), null, Token);
            await database.RunCommandAsync<BsonDocument>(new BsonDocument { { "collMod", "runs" }, { "validator", new BsonDocument("$jsonSchema", new BsonDocument("bsonType", "object")) } }, cancellationToken: Token);
        }

        var mended = await AsMigrationAsync("db", "migrate");
        var check = await AsMigrationAsync("db", "check");
        await Verb.RunAsync("import", _temp.Write("a.jsonl", """{"id":"a","title":"Barges","body":"one two three four"}"""), "--store", _temp.At("a.db"));
        var copy = await Verb.RunAsync("db", "copy", _temp.At("a.db"), _server.ConnectionString);

        Assert.Equal((0, 0, 0, 0), (made.Exit, mended.Exit, check.Exit, copy.Exit));
        Assert.Contains("set the validator of runs", mended.Output);
        Assert.Matches(@"may migrate\s+yes", check.Output);
        Assert.Contains("ingest_migrate@ingest", check.Output);
    }

    [Fact]
    public async Task A_daemon_whose_database_was_not_migrated_is_told_who_has_to()
    {
        _server.Privileges = Of("ingest_daemon");

        var run = await RunAsync();

        Assert.Equal(69, run.Exit);
        Assert.Contains("has never been migrated", run.Error);
        Assert.Contains("run 'ingest db migrate --store CONNECTION' with the migration user first", run.Error);
    }

    [Fact]
    public async Task A_user_that_lacks_a_privilege_is_told_which()
    {
        await AsMigrationAsync("db", "migrate");
        var less = Roles["ingest_daemon"]["privileges"].DeepClone().AsBsonArray;
        less.Single(one => one["resource"]["collection"] == "links")["actions"].AsBsonArray.Remove("update");
        _server.Privileges = new Privileges("ingest", "less", less);

        var check = await Verb.RunAsync("db", "check", "--store", _server.ConnectionString);

        Assert.Equal(1, check.Exit);
        Assert.Contains("problem: privileges on links: ingest@ingest may not update; grant the role ingest_daemon", check.Output);
    }

    [Fact]
    public async Task Who_does_not_log_in_where_a_user_is_asked_for_is_told_so()
    {
        await AsMigrationAsync("db", "migrate");
        _server.Privileges = new Privileges(string.Empty, string.Empty, []);

        var check = await Verb.RunAsync("db", "check", "--store", _server.ConnectionString);

        Assert.Equal(1, check.Exit);
        Assert.Contains("problem: privileges: the server asks for a user and the connection names none", check.Output);
        Assert.DoesNotContain("asks for no user", check.Output);
    }

    [Fact]
    public void The_compose_file_is_whole()
    {
        var compose = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<Dictionary<string, object>>(Repository.Read("deploy", "compose.yaml"));
        var services = (Dictionary<object, object>)compose["services"];
        var secrets = ((Dictionary<object, object>)compose["secrets"]).Keys;
        var volumes = ((Dictionary<object, object>)compose["volumes"]).Keys;

        Assert.Equal(["ingest", "migrate", "mongo"], services.Keys.Cast<string>().Order());
        foreach (var (name, service) in services.Select(pair => ((string)pair.Key, (Dictionary<object, object>)pair.Value)))
        {
            Assert.All(List(service, "secrets"), secret => Assert.Contains(secret, secrets));
            foreach (var volume in List(service, "volumes").Select(volume => ((string)volume).Split(':')[0]))
            {
                Assert.True(volumes.Contains(volume) || Path.Exists(Repository.At("deploy", volume)), $"{name}: {volume} does not exist");
            }

            if (name != "mongo")
            {
                Assert.Equal(true, service["read_only"]);
                Assert.True(File.Exists(Repository.At((string)((Dictionary<object, object>)service["build"])["dockerfile"])));
            }
        }

        Assert.DoesNotMatch(@"mongodb://\S+:\S+@", Repository.Read("deploy", "compose.yaml"));
        Assert.Contains("deploy/secrets/", Repository.Read(".gitignore"));
        var dockerfile = Repository.Read("deploy", "Dockerfile");
        Assert.Matches(@"(?m)^FROM mcr\.microsoft\.com/dotnet/aspnet:10\.0-noble-chiseled-extra$", dockerfile);
        Assert.Matches("(?m)^USER 1654$", dockerfile);
    }

    [Fact]
    public async Task The_manual_documents_every_field_of_a_story_and_no_other()
    {
        await using var store = await MongoStore.OpenAsync(_server.ConnectionString, MongoOptions.Default, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, Token);
        await store.MigrateAsync(Token);
        await store.Records.WriteAsync([new Core.Storage.StoreRecord.OfStory(Some.FullStory())], Token);

        var written = Paths(Assert.Single(_server.Documents("stories")), string.Empty).ToHashSet();

        var documented = FieldRow().Matches(Section("## The collection `stories`")).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value.Trim());
        Assert.Equal(written.Select(field => field.Path).Distinct().Order(StringComparer.Ordinal), documented.Keys.Order(StringComparer.Ordinal));
        Assert.All(written, field => Assert.True(documented[field.Path].Split(" or ").Contains(field.Type), $"{field.Path} is written as {field.Type}, the manual says {documented[field.Path]}"));
    }

    [Fact]
    public void The_manual_names_every_collection_with_its_indexes()
    {
        var section = Section("## Collections, indexes and shard keys");

        foreach (var collection in MongoSchema.Collections)
        {
            var row = Regex.Match(section, $@"(?m)^\| `{collection.Name}` \|.*$").Value;
            Assert.All(collection.Indexes, index => Assert.Contains($"`{index.Name}`", row));
        }
    }

    private static string Section(string heading)
    {
        var manual = Repository.Read("deploy", "README.md");
        var start = manual.IndexOf(heading + "\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"deploy/README.md has no section '{heading}'");
        var end = manual.IndexOf("\n## ", start + 3, StringComparison.Ordinal);
        return end < 0 ? manual[start..] : manual[start..end];
    }

    /// <summary>Fields by path; lists are marked by <c>[]</c>, and what is below free names is one field.</summary>
    private static IEnumerable<(string Path, string Type)> Paths(BsonDocument document, string prefix)
    {
        foreach (var (path, value) in document.Select(element => (prefix + element.Name, element.Value)))
        {
            var items = value is BsonArray list ? list.ToList() : [value];
            var isList = value is BsonArray;
            foreach (var item in items)
            {
                yield return (path, (isList ? "list of " : string.Empty) + TypeOf(item));
                if (item is BsonDocument inner && path != "provenance")
                {
                    foreach (var below in Paths(inner, path + (isList ? "[]." : ".")))
                    {
                        yield return below;
                    }
                }
            }
        }
    }

    private static string TypeOf(BsonValue value) => value.BsonType switch
    {
        BsonType.DateTime => "date",
        BsonType.Int32 => "int",
        BsonType.Boolean => "bool",
        BsonType.Document => "object",
        var other => other.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<object> List(Dictionary<object, object> service, string name) => service.TryGetValue(name, out var list) ? (List<object>)list : [];

    private static Privileges Of(string role) => new(Roles[role]["user"].AsString, role, Roles[role]["privileges"].AsBsonArray);

    private Task<VerbResult> AsMigrationAsync(params string[] verb)
    {
        _server.Privileges = Of("ingest_migration");
        return Verb.RunAsync([.. verb, "--store", _server.ConnectionString]);
    }

    private Task<VerbResult> RunAsync() =>
        Verb.RunAsync("run", "--once", "--json", "--sources", _temp.At("sources"), "--store", _server.ConnectionString, "--connect-to", _stand.Address);

    [GeneratedRegex(@"^\| `([a-z_.\[\]]+)` \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex FieldRow();
}
