using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>Refuses operators that <see cref="Filter"/> does not play, whether or not a document would have met them.</summary>
internal static class FilterCheck
{
    private static readonly string[] Logical = ["$and", "$or", "$nor"];
    private static readonly string[] Leaves = ["$eq", "$ne", "$in", "$all", "$nin", "$gt", "$gte", "$lt", "$lte", "$exists", "$type", "$size"];

    public static BsonDocument Known(BsonDocument filter)
    {
        foreach (var (name, value) in filter.Select(element => (element.Name, element.Value)))
        {
            if (Logical.Contains(name))
            {
                foreach (var part in value.AsBsonArray)
                {
                    Known(part.AsBsonDocument);
                }
            }
            else if (!name.StartsWith('$'))
            {
                KnownCondition(value);
            }
            else if (name != "$text")
            {
                throw CommandError.Refused($"filter operator {name}");
            }
        }

        return filter;
    }

    private static void KnownCondition(BsonValue condition)
    {
        if (!Filter.IsOperators(condition))
        {
            return;
        }

        foreach (var (name, operand) in condition.AsBsonDocument.Select(element => (element.Name, element.Value)))
        {
            if (name == "$not")
            {
                KnownCondition(operand);
            }
            else if (name == "$elemMatch" && !Filter.IsOperators(operand))
            {
                Known(operand.AsBsonDocument);
            }
            else if (name == "$elemMatch")
            {
                KnownCondition(operand);
            }
            else if (!Leaves.Contains(name))
            {
                throw CommandError.Refused($"filter operator {name}");
            }
        }
    }
}
