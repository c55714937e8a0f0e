using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>insert, update, delete and findAndModify.</summary>
internal static class Writes
{
    public static BsonDocument Insert(Collection collection, BsonDocument command) => Each(command["documents"].AsBsonArray, command, document =>
    {
        collection.Insert(document.DeepClone().AsBsonDocument);
        return new Written(1, 0, null);
    });

    public static BsonDocument Update(Collection collection, BsonDocument command, DateTimeOffset now) => Each(command["updates"].AsBsonArray, command, update =>
    {
        Require("update.updates", update, "q", "u", "multi", "upsert");
        var found = collection.Find(update["q"].AsBsonDocument);
        found = update.GetValue("multi", false).ToBoolean() ? found : [.. found.Take(1)];
        var modified = 0;
        foreach (var before in found)
        {
            var after = Mongo.Update.Apply(before, update["u"], inserting: false, now);
            if (after != before)
            {
                collection.Replace(before, after);
                modified++;
            }
        }

        return found.Count == 0 && update.GetValue("upsert", false).ToBoolean()
            ? new Written(1, 0, Upsert(collection, update["q"].AsBsonDocument, update["u"], now)["_id"])
            : new Written(found.Count, modified, null);
    });

    public static BsonDocument Delete(Collection collection, BsonDocument command) => Each(command["deletes"].AsBsonArray, command, delete =>
    {
        Require("delete.deletes", delete, "q", "limit");
        var found = collection.Find(delete["q"].AsBsonDocument);
        found = delete["limit"].ToInt32() == 1 ? [.. found.Take(1)] : found;
        found.ForEach(document => collection.Documents.Remove(document));
        return new Written(found.Count, 0, null);
    });

    public static BsonDocument FindAndModify(Collection collection, BsonDocument command, DateTimeOffset now)
    {
        var found = collection.Find(command.GetValue("query", new BsonDocument()).AsBsonDocument);
        if (command.TryGetValue("sort", out var sort))
        {
            found.Sort((one, other) => Bracket.Compare(one, other, sort.AsBsonDocument));
        }

        var before = found.FirstOrDefault();
        BsonDocument? after = null;
        if (command.GetValue("remove", false).ToBoolean())
        {
            collection.Documents.Remove(before!);
        }
        else if (before is not null)
        {
            after = Mongo.Update.Apply(before, command["update"], inserting: false, now);
            collection.Replace(before, after);
        }
        else if (command.GetValue("upsert", false).ToBoolean())
        {
            after = Upsert(collection, command["query"].AsBsonDocument, command["update"], now);
        }

        var value = command.GetValue("new", false).ToBoolean() ? after : before;
        var state = new BsonDocument { { "n", before is null && after is null ? 0 : 1 } };
        if (!command.Contains("remove"))
        {
            state["updatedExisting"] = before is not null && after is not null;
        }

        var projected = value is null ? (BsonValue)BsonNull.Value : Reads.Project(value, command.GetValue("fields", new BsonDocument()).AsBsonDocument);
        return new BsonDocument { { "lastErrorObject", state }, { "value", projected }, { "ok", 1.0 } };
    }

    private static BsonDocument Upsert(Collection collection, BsonDocument filter, BsonValue update, DateTimeOffset now)
    {
        var document = Mongo.Update.Apply(Mongo.Update.Seed(filter), update, inserting: true, now);
        collection.Insert(document);
        return document;
    }

    private static BsonDocument Each(BsonArray statements, BsonDocument command, Func<BsonDocument, Written> write)
    {
        var (matched, modified) = (0, 0);
        var (errors, upserted) = (new BsonArray(), new BsonArray());
        for (var i = 0; i < statements.Count; i++)
        {
            try
            {
                var written = write(statements[i].AsBsonDocument);
                (matched, modified) = (matched + written.Matched, modified + written.Modified);
                if (written.Upserted is { } id)
                {
                    upserted.Add(new BsonDocument { { "index", i }, { "_id", id } });
                }
            }
            catch (CommandError error) when (!error.IsRefusal)
            {
                errors.Add(error.WriteError(i));
                if (command.GetValue("ordered", true).ToBoolean())
                {
                    break;
                }
            }
        }

        var answer = new BsonDocument { { "n", matched }, { "ok", 1.0 } };
        if (command.GetElement(0).Name == "update")
        {
            answer["nModified"] = modified;
        }

        if (upserted.Count > 0)
        {
            answer["upserted"] = upserted;
        }

        return errors.Count > 0 ? answer.Add("writeErrors", errors) : answer;
    }

    private static void Require(string command, BsonDocument statement, params string[] options)
    {
        if (statement.Names.Except(options).FirstOrDefault() is { } unknown)
        {
            throw CommandError.NoOption(command, unknown);
        }
    }

    private sealed record Written(int Matched, int Modified, BsonValue? Upserted);
}
