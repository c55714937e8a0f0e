using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>The commands of the server; each runs alone.</summary>
internal sealed class Databases(MongoDouble server)
{
    /// <summary>What drivers add to any command.</summary>
    private static readonly string[] Common = ["$db", "lsid", "txnNumber", "stmtId", "writeConcern", "readConcern", "$readPreference", "$clusterTime", "maxTimeMS", "comment", "apiVersion"];

    private static readonly Dictionary<string, string[]> Options = new()
    {
        ["hello"] = ["helloOk", "client", "compression", "topologyVersion", "maxAwaitTimeMS", "loadBalanced", "saslSupportedMechs", "backpressure"],
        ["isMaster"] = ["helloOk", "client", "compression", "topologyVersion", "maxAwaitTimeMS", "loadBalanced", "saslSupportedMechs", "backpressure"],
        ["ping"] = [],
        ["buildInfo"] = [],
        ["endSessions"] = [],
        ["connectionStatus"] = ["showPrivileges"],
        ["insert"] = ["documents", "ordered"],
        ["update"] = ["updates", "ordered"],
        ["delete"] = ["deletes", "ordered"],
        ["find"] = ["filter", "sort", "projection", "skip", "limit", "batchSize", "singleBatch"],
        ["getMore"] = ["collection", "batchSize"],
        ["killCursors"] = ["cursors"],
        ["aggregate"] = ["pipeline", "cursor"],
        ["findAndModify"] = ["query", "update", "remove", "new", "upsert", "fields", "sort"],
        ["count"] = ["query"],
        ["create"] = ["validator"],
        ["collMod"] = ["validator"],
        ["createIndexes"] = ["indexes"],
        ["dropIndexes"] = ["index"],
        ["listIndexes"] = ["cursor"],
        ["listCollections"] = ["filter", "nameOnly", "cursor", "authorizedCollections"],
        ["drop"] = [],
        ["dropDatabase"] = [],
    };

    private readonly Dictionary<(string Database, string Name), Collection> _collections = [];
    private readonly Dictionary<string, BsonDocument> _done = [];
    private readonly Cursors _cursors = new();

    public Collection Collection(string database, string name)
    {
        if (!_collections.TryGetValue((database, name), out var collection))
        {
            _collections[(database, name)] = collection = new Collection(name);
        }

        return collection;
    }

    public void Expire(DateTimeOffset now)
    {
        foreach (var collection in _collections.Values)
        {
            foreach (var index in collection.Indexes.Where(index => index.Contains("expireAfterSeconds")))
            {
                var before = now.AddSeconds(-index["expireAfterSeconds"].ToDouble()).UtcDateTime;
                collection.Documents.RemoveAll(document => document.TryGetValue(index["key"].AsBsonDocument.GetElement(0).Name, out var at) && at.IsBsonDateTime && at.ToUniversalTime() <= before);
            }
        }
    }

    public BsonDocument Run(string name, BsonDocument command)
    {
        try
        {
            name = name == "ismaster" ? "isMaster" : name;
            if (!Options.TryGetValue(name, out var options))
            {
                throw CommandError.NoCommand(name);
            }

            if (command.Names.Skip(1).Except(options).Except(Common).FirstOrDefault() is { } unknown)
            {
                throw CommandError.NoOption(name, unknown);
            }

            server.Privileges?.Check(name, command);
            return Once(name, command);
        }
        catch (CommandError error)
        {
            if (error.IsRefusal)
            {
                server.Refusals.Enqueue(error.Message);
            }

            return error.Answer;
        }
    }

    /// <summary>A retryable write that was done already is answered as it was then.</summary>
    private BsonDocument Once(string name, BsonDocument command)
    {
        if (!command.TryGetValue("txnNumber", out var number))
        {
            return Do(name, command);
        }

        if (!server.IsReplicaSet)
        {
            throw new CommandError(20, "IllegalOperation", "Transaction numbers are only allowed on a replica set member or mongos");
        }

        var key = $"{command["lsid"]}/{number}";
        return _done.TryGetValue(key, out var answer) ? answer : _done[key] = Do(name, command);
    }

    private BsonDocument Do(string name, BsonDocument command)
    {
        var database = command["$db"].AsString;
        var target = command.GetElement(0).Value;
        Collection Target() => Collection(database, target.AsString);
        return name switch
        {
            "hello" or "isMaster" => Hello(command),
            "ping" or "endSessions" => Ok(),
            "buildInfo" => Ok().Add("version", "6.0.0").Add("versionArray", new BsonArray { 6, 0, 0, 0 }),
            "connectionStatus" => Ok().Add("authInfo", Privileges.Status(server.Privileges, command)),
            "insert" => Writes.Insert(Target(), command),
            "update" => Writes.Update(Target(), command, server.Time.GetUtcNow()),
            "delete" => Writes.Delete(Target(), command),
            "findAndModify" => Writes.FindAndModify(Target(), command, server.Time.GetUtcNow()),
            "find" => _cursors.Open(database, Target().Name, Reads.Find(Target(), command), command),
            "aggregate" => _cursors.Open(database, target.AsString, Reads.Aggregate(Target(), command), command["cursor"].AsBsonDocument),
            "count" => Ok().Add("n", Target().Find(command.GetValue("query", new BsonDocument()).AsBsonDocument).Count),
            "getMore" => _cursors.More(target.ToInt64(), command),
            "killCursors" => _cursors.Kill(command["cursors"].AsBsonArray),
            "listCollections" => _cursors.Open(database, "$cmd.listCollections", Schema.List(_collections.Where(pair => pair.Key.Database == database).Select(pair => pair.Value), command), []),
            "listIndexes" => _cursors.Open(database, target.AsString, Schema.ListIndexes(Target()), []),
            "create" => Schema.Create(Target(), command),
            "collMod" => Schema.Modify(Target(), command),
            "createIndexes" => Schema.CreateIndexes(Target(), command["indexes"].AsBsonArray),
            "dropIndexes" => Schema.DropIndex(Target(), command["index"].AsString),
            "drop" => Drop(key => key == (database, target.AsString)),
            _ => Drop(key => key.Database == database),
        };
    }

    private BsonDocument Drop(Func<(string Database, string Name), bool> which)
    {
        foreach (var key in _collections.Keys.Where(which).ToList())
        {
            _collections.Remove(key);
        }

        return Ok();
    }

    private BsonDocument Hello(BsonDocument command)
    {
        var answer = new BsonDocument
        {
            { "isWritablePrimary", true }, { "ismaster", true }, { "helloOk", true }, { "maxBsonObjectSize", 16 * 1024 * 1024 }, { "maxMessageSizeBytes", 48_000_000 },
            { "maxWriteBatchSize", 100_000 }, { "localTime", server.Time.GetUtcNow().UtcDateTime }, { "logicalSessionTimeoutMinutes", 30 }, { "connectionId", 1 },
            { "minWireVersion", 0 }, { "maxWireVersion", 17 }, { "readOnly", false }, { "ok", 1.0 },
        };
        if (command.TryGetValue("compression", out var wanted))
        {
            answer["compression"] = new BsonArray(wanted.AsBsonArray.Where(compressor => compressor.AsString is "zlib" or "zstd"));
        }

        var me = $"127.0.0.1:{server.Port}";
        return server.IsReplicaSet
            ? answer.Merge(new BsonDocument { { "setName", "double" }, { "setVersion", 1 }, { "hosts", new BsonArray { me } }, { "primary", me }, { "me", me }, { "secondary", false } })
            : answer;
    }

    private static BsonDocument Ok() => new("ok", 1.0);
}
