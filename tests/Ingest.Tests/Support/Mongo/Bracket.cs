using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>BSON comparison order (manual, "Comparison/Sort Order"): by bracket of types, then by value; all numbers are one bracket.</summary>
internal static class Bracket
{
    public static int Of(BsonValue value) => value.BsonType switch
    {
        BsonType.MinKey => 0,
        BsonType.Undefined or BsonType.Null => 1,
        BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128 => 2,
        BsonType.Symbol or BsonType.String => 3,
        BsonType.Document => 4,
        BsonType.Array => 5,
        BsonType.Binary => 6,
        BsonType.ObjectId => 7,
        BsonType.Boolean => 8,
        BsonType.DateTime => 9,
        BsonType.Timestamp => 10,
        BsonType.RegularExpression => 11,
        _ => 12,
    };

    public static bool Equal(BsonValue one, BsonValue other) => Of(one) == Of(other) && Compare(one, other) == 0;

    public static int Compare(BsonValue one, BsonValue other)
    {
        var order = Of(one).CompareTo(Of(other));
        return order != 0 ? order : (one, other) switch
        {
            (BsonString a, BsonString b) => string.CompareOrdinal(a.Value, b.Value),
            (BsonInt32 or BsonInt64, BsonInt32 or BsonInt64) => one.ToInt64().CompareTo(other.ToInt64()),
            ({ IsNumeric: true }, { IsNumeric: true }) => one.ToDouble().CompareTo(other.ToDouble()),
            (BsonNull, _) => 0,
            _ => one.CompareTo(other),
        };
    }

    /// <summary>By the fields of a sort document; a path into arrays counts by its least or greatest element.</summary>
    public static int Compare(BsonDocument one, BsonDocument other, BsonDocument sort)
    {
        foreach (var (path, direction) in sort.Select(field => (field.Name, field.Value.ToInt32())))
        {
            var order = Compare(Key(one, path, direction), Key(other, path, direction));
            if (order != 0)
            {
                return order * direction;
            }
        }

        return 0;
    }

    private static BsonValue Key(BsonDocument document, string path, int direction)
    {
        var values = Filter.Values(document, path).Where(value => value is not BsonArray).ToList();
        return values.Count == 0 ? BsonNull.Value : values.Aggregate((a, b) => Compare(a, b) * direction <= 0 ? a : b);
    }
}
