using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>Documents with their validator and indexes.</summary>
internal sealed class Collection(string name)
{
    private static readonly BsonDocument IdIndex = new() { { "v", 2 }, { "key", new BsonDocument("_id", 1) }, { "name", "_id_" } };

    public string Name => name;

    /// <summary>False until something is written or the collection is made.</summary>
    public bool Exists { get; set; }

    public List<BsonDocument> Documents { get; } = [];

    public List<BsonDocument> Indexes { get; } = [IdIndex];

    public BsonDocument Options { get; set; } = [];

    public BsonDocument? Validator => Options.TryGetValue("validator", out var validator) ? validator.AsBsonDocument : null;

    public TextSearch? Text => Indexes.Find(index => index.Contains("weights")) is { } index ? new TextSearch([.. index["weights"].AsBsonDocument.Names]) : null;

    public void Insert(BsonDocument document)
    {
        if (!document.Contains("_id"))
        {
            document.InsertAt(0, new BsonElement("_id", ObjectId.GenerateNewId()));
        }

        Check(document, null);
        Exists = true;
        Documents.Add(document);
    }

    public void Replace(BsonDocument before, BsonDocument after)
    {
        Check(after, before);
        Documents[Documents.IndexOf(before)] = after;
    }

    public List<BsonDocument> Find(BsonDocument filter)
    {
        FilterCheck.Known(filter);
        var id = filter.GetValue("_id", BsonNull.Value);
        return id.IsString && filter.ElementCount == 1
            ? [.. Documents.Where(document => Bracket.Equal(document["_id"], id)).Take(1)]
            : [.. Documents.Where(document => Filter.Matches(document, filter, Text))];
    }

    private void Check(BsonDocument document, BsonDocument? replaced)
    {
        if (document.ToBson().Length > 16 * 1024 * 1024)
        {
            throw new CommandError(10334, "BSONObjectTooLarge", "object to insert too large");
        }

        SchemaValidator.Check(Validator, document);
        CheckLanguage(document);
        foreach (var index in Indexes.Where(index => index["name"] == "_id_" || index.GetValue("unique", false).ToBoolean()))
        {
            CheckUnique(index, document, replaced);
        }
    }

    /// <summary>The trap of text indexes: a field of the override's name must hold a language that the server can stem.</summary>
    private void CheckLanguage(BsonDocument document)
    {
        string[] known = ["none", "english", "en", "french", "fr", "german", "de", "russian", "ru", "spanish", "es"];
        if (Indexes.Find(index => index.Contains("weights")) is { } text
            && document.TryGetValue(text.GetValue("language_override", "language").AsString, out var language) && !known.Contains(language.AsString))
        {
            throw new CommandError(17262, "Location17262", $"language override unsupported: {language}");
        }
    }

    private void CheckUnique(BsonDocument index, BsonDocument document, BsonDocument? replaced)
    {
        if (!Covers(index, document))
        {
            return;
        }

        var keys = Keys(index, document);
        var clash = Documents.Find(other => !ReferenceEquals(other, replaced) && Covers(index, other) && Keys(index, other).Any(key => keys.Any(own => own.SequenceEqual(key, new ByValue()))));
        if (clash is not null)
        {
            var pattern = index["key"].AsBsonDocument;
            var value = new BsonDocument(pattern.Names.Select(field => new BsonElement(field, Filter.Values(document, field).FirstOrDefault() ?? BsonNull.Value)));
            throw new CommandError(11000, "DuplicateKey", $"E11000 duplicate key error collection: ingest.{name} index: {index["name"]} dup key: {value}")
            {
                Detail = new BsonDocument { { "keyPattern", pattern }, { "keyValue", value } },
            };
        }
    }

    private static bool Covers(BsonDocument index, BsonDocument document) =>
        (!index.TryGetValue("partialFilterExpression", out var partial) || Filter.Matches(document, partial.AsBsonDocument))
        && (!index.GetValue("sparse", false).ToBoolean() || index["key"].AsBsonDocument.Names.Any(field => Filter.Values(document, field).Count > 0));

    /// <summary>One key a document, or one an element where a field is an array.</summary>
    private static List<BsonValue[]> Keys(BsonDocument index, BsonDocument document)
    {
        List<BsonValue[]> keys = [[]];
        foreach (var field in index["key"].AsBsonDocument.Names)
        {
            var values = Filter.Values(document, field);
            values = values.Any(value => value is BsonArray) ? [.. values.Where(value => value is not BsonArray)] : values;
            keys = [.. keys.SelectMany(key => (values.Count == 0 ? [BsonNull.Value] : values).Select(value => (BsonValue[])[.. key, value]))];
        }

        return keys;
    }

    private sealed class ByValue : IEqualityComparer<BsonValue>
    {
        public bool Equals(BsonValue? x, BsonValue? y) => Bracket.Equal(x!, y!);

        public int GetHashCode(BsonValue obj) => 0;
    }
}
