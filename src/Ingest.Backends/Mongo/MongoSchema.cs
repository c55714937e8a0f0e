using MongoDB.Bson;

namespace Ingest.Backends.Mongo;

/// <summary>The collections, their validators and indexes; <c>deploy/README.md</c> explains them to people who read the database.</summary>
internal static class MongoSchema
{
    /// <summary>Raised whenever a collection, validator or index changes; kept in the collection <see cref="Meta"/>.</summary>
    public const int Version = 6;

    public const string Meta = "meta";

    /// <summary>The text index finds words of any language as they are: no stemming, no stop words, and <c>language</c> means nothing to it.</summary>
    private static readonly BsonDocument AnyLanguage = new() { { "default_language", "none" }, { "language_override", "search_language" } };

    private static readonly BsonDocument Expires = new("expireAfterSeconds", 0);

    private static readonly BsonDocument ExpiresAfter30Days = new("expireAfterSeconds", 30 * 24 * 3600);

    public static IReadOnlyList<MongoCollection> Collections { get; } =
    [
        new(
            "stories",
            [("_id", "string"), ("url", "string"), ("source", "string"), ("title", "string"), ("first_seen", "date"), ("updated", "date"), ("language", "string"), ("body", "array"), ("content_hash", "string"), ("appearances", "array"), ("revision", "int"), ("schema_version", "int"), ("version", "int")],
            [("authors", "array"), ("published", "object"), ("modified", "object"), ("tags", "array"), ("search_tokens", "array"), ("word_count", "int"), ("html", "string"), ("summary", "string"), ("section", "string"), ("image", "object"), ("dateline", "object"), ("paywalled", "bool"), ("live", "bool"), ("live_entries", "array"), ("related", "array"), ("rights", "object"), ("removed", "object")],
            [
                Index("source_published", ("appearances.source", 1), ("published.at", -1)),
                Index("published", ("published.at", -1)),
                Index("updated", ("updated", 1)),
                Index("appearance_url", ("appearances.url", 1)),
                new("search", new BsonDocument("search_tokens", "text"), AnyLanguage),
            ]),
        new("places", [("_id", "string"), ("story", "string")], [], [Index("story", ("story", 1))]),
        new("revisions", [("_id", "string"), ("story", "string"), ("number", "int"), ("at", "date"), ("kind", "string"), ("changed", "array"), ("before", "object")], [], [Index("story_number", ("story", 1), ("number", 1))]),
        new(
            "fingerprints",
            [("_id", "string"), ("source", "string"), ("title", "string"), ("at", "date"), ("exact", "long"), ("keys", "array"), ("data", "binData"), ("expires", "date")],
            [],
            [Index("keys_at", ("keys", 1), ("at", 1)), Index("exact_at", ("exact", 1), ("at", 1)), new("expires", new BsonDocument("expires", 1), Expires)]),
        new("claims", [("_id", "string"), ("owner", "string"), ("until", "date")], [], [new("until", new BsonDocument("until", 1), Expires)]),
        new(
            "links",
            [("_id", "string"), ("source", "string"), ("link", "object"), ("state", "string"), ("first_seen", "date"), ("last_seen", "date"), ("attempts", "int"), ("visits", "int")],
            [("story", "string"), ("reason", "string"), ("detail", "string"), ("next_try", "date"), ("guid", "string"), ("host_faults", "int"), ("validators", "object"), ("fence", "int|long")],
            [
                Index("due", ("source", 1), ("state", 1), ("next_try", 1)),
                Index("source_guid", ("source", 1), ("guid", 1)),
                Index("story", ("story", 1)),
            ]),
        new(
            "pages",
            [("_id", "string"), ("source", "string"), ("url", "string"), ("status", "int"), ("headers", "array"), ("charset", "string"), ("fetched_at", "date"), ("size", "int"), ("body", "binData")],
            [],
            [new("fetched_at", new BsonDocument("fetched_at", 1), ExpiresAfter30Days)]),
        new("sources", [("_id", "string")], [("documents", "array"), ("due_at", "date"), ("last_run", "date"), ("failures", "int|long|double"), ("lease", "object")], [Index("due_at", ("due_at", 1))]),
        new(
            "source_files",
            [("_id", "string"), ("folder", "string"), ("file", "string")],
            [("source", "string"), ("revision", "string"), ("good_since", "date"), ("texts", "array"), ("trouble", "object")],
            [Index("folder_file", ("folder", 1), ("file", 1))]),
        new("hosts", [("_id", "string"), ("next_allowed_at", "date")], [("lease", "object")], []),
        new(
            "runs",
            [("_id", "string"), ("source", "string"), ("started_at", "date")],
            [],
            [Index("source_started", ("source", 1), ("started_at", -1)), Index("latest", ("started_at", -1), ("_id", -1)), new("started_at", new BsonDocument("started_at", 1), ExpiresAfter30Days)]),
        new("quarantine", [("_id", "string"), ("source", "string"), ("url", "string"), ("reason", "string"), ("at", "date")], [("evidence", "string")], [Index("source_at", ("source", 1), ("at", -1)), new("at", new BsonDocument("at", 1), ExpiresAfter30Days)]),
        new("corrections", [("_id", "string"), ("keys", "array"), ("kind", "string"), ("at", "date")], [("urls", "array")], [Index("keys", ("keys", 1))]),
        new(Meta, [("_id", "string"), ("version", "int")], [], []),
    ];

    private static MongoIndex Index(string name, params (string Field, int Direction)[] keys) =>
        new(name, new BsonDocument(keys.Select(key => new BsonElement(key.Field, key.Direction))));
}
