using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>Collections and their indexes.</summary>
internal static class Schema
{
    private static readonly string[] IndexOptions = ["key", "name", "unique", "sparse", "expireAfterSeconds", "partialFilterExpression", "default_language", "language_override", "v"];

    public static IEnumerable<BsonDocument> List(IEnumerable<Collection> collections, BsonDocument command) => collections.Where(collection => collection.Exists)
        .Select(collection => new BsonDocument { { "name", collection.Name }, { "type", "collection" }, { "options", collection.Options } })
        .Where(found => Filter.Matches(found, command.GetValue("filter", new BsonDocument()).AsBsonDocument)).ToList();

    public static IEnumerable<BsonDocument> ListIndexes(Collection collection) =>
        collection.Exists ? collection.Indexes : throw new CommandError(26, "NamespaceNotFound", $"ns does not exist: ingest.{collection.Name}");

    public static BsonDocument Create(Collection collection, BsonDocument command)
    {
        if (collection.Exists)
        {
            throw new CommandError(48, "NamespaceExists", $"Collection ingest.{collection.Name} already exists.");
        }

        collection.Exists = true;
        return SetValidator(collection, command);
    }

    public static BsonDocument Modify(Collection collection, BsonDocument command) =>
        collection.Exists ? SetValidator(collection, command) : throw new CommandError(26, "NamespaceNotFound", $"ns does not exist: ingest.{collection.Name}");

    public static BsonDocument CreateIndexes(Collection collection, BsonArray indexes)
    {
        collection.Exists = true;
        foreach (var index in indexes.Select(index => index.AsBsonDocument))
        {
            if (index.Names.Except(IndexOptions).FirstOrDefault() is { } option)
            {
                throw CommandError.NoOption("createIndexes.indexes", option);
            }

            if (index["key"].AsBsonDocument.Any(key => key.Value != 1 && key.Value != -1 && key.Value != "text"))
            {
                throw CommandError.Refused($"index keys {index["key"]}");
            }

            CreateIndex(collection, index);
        }

        return new BsonDocument("ok", 1.0);
    }

    public static BsonDocument DropIndex(Collection collection, string name) => collection.Indexes.RemoveAll(index => index["name"] == name && name != "_id_") > 0
        ? new BsonDocument("ok", 1.0)
        : throw new CommandError(27, "IndexNotFound", $"index not found with name [{name}]");

    private static void CreateIndex(Collection collection, BsonDocument index)
    {
        var stored = AsListed(index);
        if (collection.Indexes.Find(other => other["name"] == index["name"]) is { } same)
        {
            if (same != stored)
            {
                throw new CommandError(86, "IndexKeySpecsConflict", $"An existing index has the same name as the requested index: {index["name"]}");
            }

            return;
        }

        if (collection.Indexes.Find(other => other["key"] == stored["key"] && !stored.Contains("weights")) is not null)
        {
            throw new CommandError(85, "IndexOptionsConflict", $"Index already exists with a different name: {index["name"]}");
        }

        collection.Indexes.Add(stored);
    }

    /// <summary>The server rewrites the keys of a text index and adds its defaults.</summary>
    private static BsonDocument AsListed(BsonDocument index)
    {
        var stored = new BsonDocument("v", 2).Merge(index);
        var words = index["key"].AsBsonDocument.Where(key => key.Value == "text").Select(key => key.Name).ToList();
        if (words.Count > 0)
        {
            stored["key"] = new BsonDocument { { "_fts", "text" }, { "_ftsx", 1 } };
            stored["weights"] = new BsonDocument(words.Select(word => new BsonElement(word, 1)));
            stored["textIndexVersion"] = 3;
            stored["default_language"] = index.GetValue("default_language", "english");
            stored["language_override"] = index.GetValue("language_override", "language");
        }

        return stored;
    }

    private static BsonDocument SetValidator(Collection collection, BsonDocument command)
    {
        if (command.TryGetValue("validator", out var validator))
        {
            SchemaValidator.CheckKnown(validator.AsBsonDocument);
            collection.Options["validator"] = validator;
        }

        return new BsonDocument("ok", 1.0);
    }
}
