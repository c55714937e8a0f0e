using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>Results that are handed out batch by batch.</summary>
internal sealed class Cursors
{
    private const int FirstBatch = 101;

    private readonly Dictionary<long, (string Name, Queue<BsonDocument> Left)> _open = [];
    private long _last;

    public BsonDocument Open(string database, string collection, IEnumerable<BsonDocument> results, BsonDocument options)
    {
        var name = $"{database}.{collection}";
        var left = new Queue<BsonDocument>(results);
        var batch = Take(left, options.GetValue("batchSize", FirstBatch).ToInt32());
        var id = left.Count > 0 && !options.GetValue("singleBatch", false).ToBoolean() ? ++_last : 0;
        if (id > 0)
        {
            _open[id] = (name, left);
        }

        return Answer("firstBatch", id, name, batch);
    }

    public BsonDocument More(long id, BsonDocument command)
    {
        if (!_open.TryGetValue(id, out var cursor))
        {
            throw new CommandError(43, "CursorNotFound", $"cursor id {id} not found");
        }

        var batch = Take(cursor.Left, command.GetValue("batchSize", int.MaxValue).ToInt32());
        if (cursor.Left.Count == 0)
        {
            _open.Remove(id);
            id = 0;
        }

        return Answer("nextBatch", id, cursor.Name, batch);
    }

    public BsonDocument Kill(BsonArray ids)
    {
        foreach (var id in ids)
        {
            _open.Remove(id.ToInt64());
        }

        return new BsonDocument { { "cursorsKilled", ids }, { "ok", 1.0 } };
    }

    private static BsonArray Take(Queue<BsonDocument> left, int count)
    {
        var batch = new BsonArray();
        while (batch.Count < count && left.TryDequeue(out var document))
        {
            batch.Add(document);
        }

        return batch;
    }

    private static BsonDocument Answer(string field, long id, string name, BsonArray batch) =>
        new() { { "cursor", new BsonDocument { { field, batch }, { "id", id }, { "ns", name } } }, { "ok", 1.0 } };
}
