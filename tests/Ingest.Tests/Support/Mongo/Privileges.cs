using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>What a user may do (manual, "Privilege Actions"): commands beyond it are refused with error 13.</summary>
internal sealed class Privileges(string user, string role, BsonArray granted)
{
    /// <summary>Commands that need no privilege, or only that of the cursor's own user.</summary>
    private static readonly string[] Free = ["hello", "isMaster", "ping", "buildInfo", "endSessions", "connectionStatus", "getMore", "killCursors"];

    public string User => user;

    public static BsonDocument Status(Privileges? privileges, BsonDocument command)
    {
        var status = new BsonDocument
        {
            { "authenticatedUsers", privileges is null or { User: "" } ? [] : new BsonArray { new BsonDocument { { "user", privileges.User }, { "db", "ingest" } } } },
            { "authenticatedUserRoles", privileges is null ? [] : new BsonArray { privileges.RoleDocument } },
        };
        return command.GetValue("showPrivileges", false).ToBoolean() ? status.Add("authenticatedUserPrivileges", privileges?.Granted ?? []) : status;
    }

    /// <exception cref="CommandError">An action that the command needs was not granted.</exception>
    public void Check(string name, BsonDocument command)
    {
        var collection = name is "listCollections" or "dropDatabase" ? string.Empty : command.GetElement(0).Value is BsonString target ? target.Value : string.Empty;
        foreach (var action in ActionsOf(name, command))
        {
            if (!granted.Any(one => Covers(one["resource"].AsBsonDocument, command["$db"].AsString, collection) && one["actions"].AsBsonArray.Contains(action)))
            {
                throw new CommandError(13, "Unauthorized", $"not authorized on {command["$db"]} to execute command {{ {name}: \"{collection}\" }}");
            }
        }
    }

    public static IReadOnlyList<string> ActionsOf(string name, BsonDocument command) => name switch
    {
        "find" or "aggregate" or "count" => ["find"],
        "insert" => ["insert"],
        "update" => command["updates"].AsBsonArray.Any(update => update.AsBsonDocument.GetValue("upsert", false).ToBoolean()) ? ["update", "insert"] : ["update"],
        "delete" => ["remove"],
        "findAndModify" => ["find", .. command.Contains("remove") ? new[] { "remove" } : ["update"], .. command.GetValue("upsert", false).ToBoolean() ? new[] { "insert" } : []],
        "create" => ["createCollection"],
        "createIndexes" => ["createIndex"],
        "dropIndexes" => ["dropIndex"],
        "drop" => ["dropCollection"],
        "collMod" or "listCollections" or "listIndexes" or "dropDatabase" => [name],
        _ => Free.Contains(name) ? [] : throw CommandError.Refused($"the privilege for {name}"),
    };

    private BsonArray Granted => granted;

    private BsonDocument RoleDocument => new() { { "role", role }, { "db", "ingest" } };

    private static bool Covers(BsonDocument resource, string database, string collection) =>
        resource["db"] == database && (resource["collection"] == string.Empty || resource["collection"] == collection);
}
