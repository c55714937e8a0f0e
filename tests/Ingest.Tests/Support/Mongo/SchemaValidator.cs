using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>A collection's <c>$jsonSchema</c>, with the keywords the back end uses.</summary>
internal static class SchemaValidator
{
    private static readonly string[] Keywords = ["bsonType", "required", "properties", "additionalProperties", "enum", "items", "minimum", "description", "title"];

    public static void CheckKnown(BsonDocument validator)
    {
        if (validator.Names.Any(name => name != "$jsonSchema"))
        {
            throw CommandError.Refused($"validator {validator}");
        }

        CheckSchema(validator["$jsonSchema"].AsBsonDocument);
    }

    public static void Check(BsonDocument? validator, BsonDocument document)
    {
        if (validator is { ElementCount: > 0 } && Problem(validator["$jsonSchema"].AsBsonDocument, document, "document") is { } problem)
        {
            throw new CommandError(121, "DocumentValidationFailure", "Document failed validation")
            {
                Detail = new BsonDocument("errInfo", new BsonDocument { { "failingDocumentId", document.GetValue("_id", BsonNull.Value) }, { "details", problem } }),
            };
        }
    }

    public static bool IsType(BsonValue value, string type) => type switch
    {
        "number" => value.IsNumeric,
        "string" => value.IsString,
        "object" => value.IsBsonDocument,
        "array" => value.IsBsonArray,
        "bool" => value.IsBoolean,
        "date" => value.IsBsonDateTime,
        "int" => value.IsInt32,
        "long" => value.IsInt64,
        "double" => value.IsDouble,
        "binData" => value.IsBsonBinaryData,
        "null" => value.IsBsonNull,
        "objectId" => value.IsObjectId,
        _ => throw CommandError.Refused($"type {type}"),
    };

    private static void CheckSchema(BsonDocument schema)
    {
        if (schema.Names.Except(Keywords).FirstOrDefault() is { } keyword)
        {
            throw new CommandError(9, "FailedToParse", $"Unknown $jsonSchema keyword: {keyword}") { IsRefusal = true };
        }

        foreach (var property in schema.GetValue("properties", new BsonDocument()).AsBsonDocument)
        {
            CheckSchema(property.Value.AsBsonDocument);
        }
    }

    private static string? Problem(BsonDocument schema, BsonValue value, string name)
    {
        if (schema.TryGetValue("bsonType", out var types) && !Types(types).Any(type => IsType(value, type)))
        {
            return $"{name} is {value.BsonType}, not {types}";
        }

        if (schema.TryGetValue("enum", out var allowed) && !allowed.AsBsonArray.Contains(value))
        {
            return $"{name} is none of {allowed}";
        }

        if (schema.TryGetValue("minimum", out var least) && value.IsNumeric && value.ToDouble() < least.ToDouble())
        {
            return $"{name} is below {least}";
        }

        if (value is BsonArray array && schema.TryGetValue("items", out var items))
        {
            return array.Select(item => Problem(items.AsBsonDocument, item, name + "[]")).FirstOrDefault(problem => problem is not null);
        }

        if (value is not BsonDocument document)
        {
            return null;
        }

        if (schema.GetValue("required", new BsonArray()).AsBsonArray.FirstOrDefault(field => !document.Contains(field.AsString)) is { } missing)
        {
            return $"{name} lacks {missing}";
        }

        var properties = schema.GetValue("properties", new BsonDocument()).AsBsonDocument;
        if (schema.GetValue("additionalProperties", true) == false && document.Names.Except(properties.Names).FirstOrDefault() is { } extra)
        {
            return $"{name} has {extra}";
        }

        return properties.Where(property => document.Contains(property.Name))
            .Select(property => Problem(property.Value.AsBsonDocument, document[property.Name], property.Name)).FirstOrDefault(problem => problem is not null);
    }

    private static IEnumerable<string> Types(BsonValue types) => types is BsonArray list ? list.Select(type => type.AsString) : [types.AsString];
}
