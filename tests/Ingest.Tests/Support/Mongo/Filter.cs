using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>MongoDB's query language, as far as the back end speaks it (manual, "Query Predicates").</summary>
internal static class Filter
{
    public static bool Matches(BsonDocument document, BsonDocument filter, TextSearch? text = null) => filter.All(element => element.Name switch
    {
        "$and" => element.Value.AsBsonArray.All(part => Matches(document, part.AsBsonDocument, text)),
        "$or" => element.Value.AsBsonArray.Any(part => Matches(document, part.AsBsonDocument, text)),
        "$nor" => !element.Value.AsBsonArray.Any(part => Matches(document, part.AsBsonDocument)), // $text may not stand in it.
        "$text" => (text ?? throw new CommandError(27, "IndexNotFound", "text index required for $text query")).Matches(document, element.Value.AsBsonDocument),
        ['$', ..] => throw CommandError.Refused($"filter operator {element.Name}"),
        _ => MatchesField(document, element.Name, element.Value),
    });

    /// <summary>The values a path leads to: arrays on the way are entered, at its end they stand for themselves and their elements.</summary>
    public static List<BsonValue> Values(BsonValue start, string path)
    {
        var found = new List<BsonValue>();
        Collect(start, path.Split('.'), 0, found);
        return found;
    }

    public static bool IsOperators(BsonValue value) => value is BsonDocument { ElementCount: > 0 } document && document.GetElement(0).Name.StartsWith('$');

    private static bool MatchesField(BsonDocument document, string path, BsonValue condition)
    {
        var values = Values(document, path);
        return IsOperators(condition)
            ? condition.AsBsonDocument.All(part => Satisfies(values, part.Name, part.Value, condition.AsBsonDocument))
            : Equal(values, condition);
    }

    private static bool Satisfies(List<BsonValue> values, string name, BsonValue operand, BsonDocument all) => name switch
    {
        "$eq" => Equal(values, operand),
        "$ne" => !Equal(values, operand),
        "$in" => operand.AsBsonArray.Any(item => Equal(values, item)),
        "$all" => operand.AsBsonArray.Count > 0 && operand.AsBsonArray.All(item => IsOperators(item) ? throw CommandError.Refused($"$all with operators in {all}") : Equal(values, item)),
        "$nin" => !operand.AsBsonArray.Any(item => Equal(values, item)),
        "$gt" => Compares(values, operand, order => order > 0),
        "$gte" => Compares(values, operand, order => order >= 0),
        "$lt" => Compares(values, operand, order => order < 0),
        "$lte" => Compares(values, operand, order => order <= 0),
        "$exists" => (values.Count > 0) == operand.ToBoolean(),
        "$type" => values.Any(value => IsType(value, operand)),
        "$size" => values.Any(value => value is BsonArray array && array.Count == operand.ToInt32()),
        "$not" => !operand.AsBsonDocument.All(part => Satisfies(values, part.Name, part.Value, operand.AsBsonDocument)),
        "$elemMatch" => values.OfType<BsonArray>().Any(array => array.Any(item => MatchesElement(item, operand.AsBsonDocument))),
        _ => throw CommandError.Refused($"filter operator {name} in {all}"),
    };

    private static bool MatchesElement(BsonValue item, BsonDocument condition) => IsOperators(condition)
        ? condition.All(part => Satisfies([item], part.Name, part.Value, condition))
        : item is BsonDocument document && Matches(document, condition);

    private static bool Equal(List<BsonValue> values, BsonValue wanted) =>
        (wanted.IsBsonNull && values.Count == 0) || values.Any(value => Bracket.Equal(value, wanted));

    /// <summary>Only values of the same type bracket compare.</summary>
    private static bool Compares(List<BsonValue> values, BsonValue operand, Func<int, bool> holds) =>
        values.Any(value => Bracket.Of(value) == Bracket.Of(operand) && holds(Bracket.Compare(value, operand)));

    private static bool IsType(BsonValue value, BsonValue type) => type.IsString
        ? SchemaValidator.IsType(value, type.AsString)
        : throw CommandError.Refused("$type by number");

    private static void Collect(BsonValue value, string[] path, int at, List<BsonValue> found)
    {
        if (at == path.Length)
        {
            found.Add(value);
            if (value is BsonArray items)
            {
                found.AddRange(items);
            }
        }
        else if (value is BsonDocument document)
        {
            if (document.TryGetValue(path[at], out var inner))
            {
                Collect(inner, path, at + 1, found);
            }
        }
        else if (value is BsonArray array)
        {
            if (int.TryParse(path[at], out var index) && index < array.Count)
            {
                Collect(array[index], path, at + 1, found);
            }

            foreach (var item in array.OfType<BsonDocument>())
            {
                Collect(item, path, at, found);
            }
        }
    }
}
