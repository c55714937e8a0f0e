using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>Replacement documents and update operators, as far as the back end uses them.</summary>
internal static class Update
{
    /// <summary>The document after the update.</summary>
    public static BsonDocument Apply(BsonDocument before, BsonValue update, bool inserting, DateTimeOffset now)
    {
        if (update is not BsonDocument change)
        {
            throw CommandError.Refused("an update by an aggregation pipeline");
        }

        if (!Filter.IsOperators(change))
        {
            return Replace(before, change);
        }

        var after = before.DeepClone().AsBsonDocument;
        var touched = new HashSet<string>();
        foreach (var (name, fields) in change.Select(part => (part.Name, part.Value.AsBsonDocument)))
        {
            foreach (var (path, operand) in fields.Select(field => (field.Name, field.Value)))
            {
                if (!touched.Add(path))
                {
                    throw new CommandError(40, "ConflictingUpdateOperators", $"Updating the path '{path}' would create a conflict at '{path}'");
                }

                Apply(after, name, path, operand, inserting, now);
            }
        }

        return before.Contains("_id") && after["_id"] != before["_id"]
            ? throw new CommandError(66, "ImmutableField", "Performing an update on the path '_id' would modify the immutable field '_id'")
            : after;
    }

    /// <summary>What an upsert starts from: the fields its filter holds equal.</summary>
    public static BsonDocument Seed(BsonDocument filter)
    {
        var seed = new BsonDocument();
        foreach (var (name, value) in filter.Where(element => !element.Name.StartsWith('$')).Select(element => (element.Name, element.Value)))
        {
            if (!Filter.IsOperators(value))
            {
                Set(seed, name, value);
            }
            else if (value.AsBsonDocument.TryGetValue("$eq", out var equal))
            {
                Set(seed, name, equal);
            }
        }

        return seed;
    }

    private static BsonDocument Replace(BsonDocument before, BsonDocument replacement)
    {
        var after = replacement.DeepClone().AsBsonDocument;
        if (before.TryGetValue("_id", out var id))
        {
            if (after.TryGetValue("_id", out var other) && other != id)
            {
                throw new CommandError(66, "ImmutableField", $"After applying the update, the (immutable) field '_id' was found to have been altered to _id: {other}");
            }

            after.Remove("_id");
            after.InsertAt(0, new BsonElement("_id", id));
        }

        return after;
    }

    private static void Apply(BsonDocument document, string name, string path, BsonValue operand, bool inserting, DateTimeOffset now)
    {
        var old = Get(document, path);
        switch (name)
        {
            case "$set":
                Set(document, path, operand);
                break;
            case "$setOnInsert":
                if (inserting)
                {
                    Set(document, path, operand);
                }

                break;
            case "$unset":
                Unset(document, path);
                break;
            case "$inc":
                Set(document, path, old is null ? operand : old is BsonInt32 && operand is BsonInt32 ? old.AsInt32 + operand.AsInt32 : old is BsonDouble || operand is BsonDouble ? old.ToDouble() + operand.ToDouble() : (BsonValue)(old.ToInt64() + operand.ToInt64()));
                break;
            case "$max" when old is null || Bracket.Compare(operand, old) > 0:
            case "$min" when old is null || Bracket.Compare(operand, old) < 0:
                Set(document, path, operand);
                break;
            case "$max" or "$min":
                break;
            case "$currentDate" when operand == true:
                Set(document, path, now.UtcDateTime);
                break;
            case "$push" when !Filter.IsOperators(operand):
                Set(document, path, old is BsonArray list ? new BsonArray(list) { operand } : new BsonArray { operand });
                break;
            case "$addToSet" when !Filter.IsOperators(operand):
                Set(document, path, old is BsonArray set ? (set.Any(item => Bracket.Equal(item, operand)) ? set : new BsonArray(set) { operand }) : new BsonArray { operand });
                break;
            default:
                throw CommandError.Refused($"update operator {name}: {operand}");
        }
    }

    private static BsonValue? Get(BsonDocument document, string path)
    {
        BsonValue? value = document;
        foreach (var name in path.Split('.'))
        {
            value = value is BsonDocument inner && inner.TryGetValue(name, out var next) ? next : null;
        }

        return value;
    }

    private static void Set(BsonDocument document, string path, BsonValue value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (!document.TryGetValue(name, out var inner))
            {
                document[name] = inner = new BsonDocument();
            }

            document = inner as BsonDocument ?? throw new CommandError(28, "PathNotViable", $"Cannot create field '{path}' in element {{{name}: {inner}}}");
        }

        document[names[^1]] = value;
    }

    private static void Unset(BsonDocument document, string path)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (!document.TryGetValue(name, out var inner) || inner is not BsonDocument next)
            {
                return;
            }

            document = next;
        }

        document.Remove(names[^1]);
    }
}
