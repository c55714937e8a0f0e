using Ingest.Core.Storage;
using MongoDB.Bson;

namespace Ingest.Backends.Mongo;

/// <summary>What the connected user may do, as <c>connectionStatus</c> with <c>showPrivileges</c> tells it (manual, "Resource Document").</summary>
/// <param name="status">Answer of the command.</param>
/// <param name="database">Ours.</param>
/// <param name="isRefused">True when the server does not let us read: without a user it wants one.</param>
internal sealed class MongoPrivileges(BsonDocument status, string database, bool isRefused)
{
    private static readonly string[] Work = ["find", "insert", "update", "remove"];
    private static readonly string[] Look = ["find"];
    private static readonly string[] Migrate = ["createCollection", "collMod", "createIndex", "dropIndex", "listIndexes", "insert", "update"];

    private readonly BsonDocument _info = status["authInfo"].AsBsonDocument;

    /// <summary>Without authentication nobody is logged in and everything is allowed.</summary>
    public bool IsOpen => Users.Count == 0 && !isRefused;

    public IReadOnlyList<string> Users => [.. List("authenticatedUsers").Select(user => $"{user["user"].AsString}@{user["db"].AsString}")];

    public IReadOnlyList<string> Roles => [.. List("authenticatedUserRoles").Select(role => $"{role["role"].AsString}@{role["db"].AsString}")];

    public bool MayMigrate => IsOpen || MongoSchema.Collections.All(collection => Lacks(collection.Name, Migrate).Count == 0);

    /// <summary>What the daemon needs and the user may not do.</summary>
    public IEnumerable<StoreFinding> Findings() => Users.Count == 0
        ? [isRefused ? StoreFinding.Problem("privileges", "the server asks for a user and the connection names none", "write user, password and authSource into Store:Connection") : StoreFinding.Note("privileges", "the server asks for no user: whoever reaches it may read, change and drop everything", "enable authorization and use the two users of deploy/mongo/roles.json")]
        : MongoSchema.Collections.Select(collection => (collection.Name, Lacks: Lacks(collection.Name, collection.Name == MongoSchema.Meta ? Look : Work))).Where(collection => collection.Lacks.Count > 0)
            .Select(collection => StoreFinding.Problem(
                $"privileges on {collection.Name}", $"{string.Join(", ", Users)} may not {string.Join(", ", collection.Lacks)}", "grant the role ingest_daemon of deploy/mongo/roles.json"));

    private List<string> Lacks(string collection, string[] actions) => [.. actions.Where(action => !List("authenticatedUserPrivileges").Any(privilege =>
        Covers(privilege["resource"].AsBsonDocument, collection) && privilege["actions"].AsBsonArray.Contains(action)))];

    private bool Covers(BsonDocument resource, string collection) =>
        resource.GetValue("anyResource", false).ToBoolean()
        || (resource.TryGetValue("db", out var db) && (db == string.Empty || db == database) && resource["collection"] is var named && (named == string.Empty || named == collection));

    private IEnumerable<BsonDocument> List(string field) => _info.GetValue(field, new BsonArray()).AsBsonArray.Select(value => value.AsBsonDocument);
}
