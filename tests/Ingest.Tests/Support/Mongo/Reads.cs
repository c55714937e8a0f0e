using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>find and aggregate.</summary>
internal static class Reads
{
    public static IEnumerable<BsonDocument> Find(Collection collection, BsonDocument command)
    {
        var found = collection.Find(command.GetValue("filter", new BsonDocument()).AsBsonDocument);
        if (command.TryGetValue("sort", out var sort))
        {
            found = [.. found.Order(Comparer<BsonDocument>.Create((one, other) => Bracket.Compare(one, other, sort.AsBsonDocument)))];
        }

        var limit = command.GetValue("limit", 0).ToInt32();
        return found.Skip(command.GetValue("skip", 0).ToInt32()).Take(limit == 0 ? int.MaxValue : Math.Abs(limit))
            .Select(document => Project(document, command.GetValue("projection", new BsonDocument()).AsBsonDocument));
    }

    public static IEnumerable<BsonDocument> Aggregate(Collection collection, BsonDocument command)
    {
        IEnumerable<BsonDocument> documents = collection.Documents;
        foreach (var (name, stage) in command["pipeline"].AsBsonArray.Select(stage => (stage.AsBsonDocument.GetElement(0).Name, stage.AsBsonDocument.GetElement(0).Value)))
        {
            var text = ReferenceEquals(documents, collection.Documents) ? collection.Text : null; // $text serves in the first stage only.
            var input = documents.ToList();
            documents = name switch
            {
                "$match" => input.Where(document => Filter.Matches(document, FilterCheck.Known(stage.AsBsonDocument), text)),
                "$sort" => input.Order(Comparer<BsonDocument>.Create((one, other) => Bracket.Compare(one, other, stage.AsBsonDocument))),
                "$project" => input.Select(document => Project(document, stage.AsBsonDocument)),
                "$limit" => input.Take(stage.ToInt32()),
                "$skip" => input.Skip(stage.ToInt32()),
                "$count" => input.Count == 0 ? [] : [new BsonDocument(stage.AsString, input.Count)],
                "$group" => Group(input, stage.AsBsonDocument),
                _ => throw CommandError.Refused($"aggregation stage {name}"),
            };
        }

        return documents;
    }

    /// <summary>Inclusion or exclusion of whole top-level fields.</summary>
    public static BsonDocument Project(BsonDocument document, BsonDocument projection)
    {
        if (projection.ElementCount == 0)
        {
            return document;
        }

        if (projection.Any(field => !field.Value.IsNumeric && !field.Value.IsBoolean) || projection.Names.Any(name => name.Contains('.', StringComparison.Ordinal)))
        {
            throw CommandError.Refused($"projection {projection}");
        }

        var withId = projection.GetValue("_id", true).ToBoolean();
        var fields = projection.Where(field => field.Name != "_id").ToList();
        var including = fields.Count > 0 ? fields[0].Value.ToBoolean() : withId;
        return new BsonDocument(document.Where(element => element.Name == "_id" ? withId : including == fields.Any(field => field.Name == element.Name)));
    }

    private static IEnumerable<BsonDocument> Group(List<BsonDocument> input, BsonDocument stage)
    {
        foreach (var group in input.GroupBy(document => Value(document, stage["_id"])))
        {
            var result = new BsonDocument("_id", group.Key);
            foreach (var (name, accumulator) in stage.Where(field => field.Name != "_id").Select(field => (field.Name, field.Value.AsBsonDocument.GetElement(0))))
            {
                var values = group.Select(document => Value(document, accumulator.Value)).ToList();
                result[name] = accumulator.Name switch
                {
                    "$sum" => values.All(value => value.IsInt32) ? values.Sum(value => value.AsInt32) : values.Where(value => value.IsNumeric).Sum(value => value.ToDouble()),
                    "$max" => values.Aggregate((one, other) => Bracket.Compare(one, other) >= 0 ? one : other),
                    "$min" => values.Aggregate((one, other) => Bracket.Compare(one, other) <= 0 ? one : other),
                    "$first" => values[0],
                    _ => throw CommandError.Refused($"accumulator {accumulator.Name}"),
                };
            }

            yield return result;
        }
    }

    private static BsonValue Value(BsonDocument document, BsonValue expression) => expression switch
    {
        BsonString { Value: ['$', ..] } path => Filter.Values(document, path.Value[1..]).FirstOrDefault() ?? BsonNull.Value,
        BsonDocument fields when fields.ElementCount > 0 && fields.Names.All(name => name[0] != '$') => new BsonDocument(fields.Select(field => new BsonElement(field.Name, Value(document, field.Value)))),
        BsonDocument other when other.ElementCount > 0 => throw CommandError.Refused($"expression {other}"),
        _ => expression,
    };
}
