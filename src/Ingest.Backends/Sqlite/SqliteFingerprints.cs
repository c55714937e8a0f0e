using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>Keeps the fingerprints by which a text's neighbours are found; works within the caller's transaction.</summary>
internal sealed class SqliteFingerprints(SqliteConnection connection)
{
    public void Save(StoreRecord.OfFingerprint record)
    {
        var (fingerprint, at) = (record.Fingerprint, record.At.ToUnixTimeMilliseconds());
        RemoveOf(record.Story);
        var number = (long)connection.Scalar(
            "INSERT INTO fingerprints (story, source, title, at, stored_at, exact, data) VALUES ($story, $source, $title, $at, $now, $exact, $data) RETURNING number",
            ("$story", record.Story.Value), ("$source", record.Source.Value), ("$title", record.Title), ("$at", at), ("$now", record.StoredAt.ToUnixTimeMilliseconds()),
            ("$exact", (long)fingerprint.Exact), ("$data", FingerprintCodec.Encode(fingerprint)))!;
        connection.Execute(
            "INSERT OR IGNORE INTO fingerprint_keys (key, hour, number) SELECT value, $hour, $number FROM json_each($keys)",
            ("$hour", NeighborRules.HourOf(record.At)), ("$number", number), ("$keys", JsonSerializer.Serialize(fingerprint.AllKeys)));
    }

    /// <summary>The story's text became another, or it is a new story.</summary>
    public void Move(StoreRecord.OfFingerprint record) =>
        Save(Find(record.Story) is { } stored ? record with { Fingerprint = stored.Fingerprint.MovedOnTo(record.Fingerprint) } : record);

    /// <summary>Another text of the story was seen. One whose fingerprint is no longer kept is not compared with.</summary>
    public void Join(StoryId story, Fingerprint another)
    {
        if (Find(story) is { } stored && stored.Fingerprint.JoinedBy(another) is var joined && joined != stored.Fingerprint)
        {
            Save(stored with { Fingerprint = joined });
        }
    }

    /// <summary>One story takes up another: it is found by the texts of both.</summary>
    public void TakeUp(StoryId from, StoryId to)
    {
        if (Find(from) is not { } taken)
        {
            return;
        }

        RemoveOf(from);
        foreach (var text in taken.Fingerprint.Others.Prepend(taken.Fingerprint with { Others = [] }))
        {
            Join(to, text);
        }
    }

    public StoreRecord.OfFingerprint? Find(StoryId story)
    {
        using var command = connection.Command("SELECT source, title, at, stored_at, data FROM fingerprints WHERE story = $story", ("$story", story.Value));
        using var row = command.ExecuteReader();
        return row.Read()
            ? new StoreRecord.OfFingerprint(
                story, new SourceId(row.GetString(0)), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
                FingerprintCodec.Decode(row.GetFieldValue<byte[]>(4)))
            : null;
    }

    /// <summary>Removes some of those that were stored before a time; returns how many.</summary>
    public int RemoveOlder(DateTimeOffset before, int batch)
    {
        var old = new List<(long Number, long At, byte[] Data)>();
        using (var command = connection.Command(
            "SELECT number, at, data FROM fingerprints WHERE stored_at < $before LIMIT $batch", ("$before", before.ToUnixTimeMilliseconds()), ("$batch", batch)))
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
            {
                old.Add((rows.GetInt64(0), rows.GetInt64(1), rows.GetFieldValue<byte[]>(2)));
            }
        }

        old.ForEach(row => Remove(row.Number, row.At, row.Data));
        return old.Count;
    }

    /// <summary>A story has one fingerprint, with all its texts.</summary>
    private void RemoveOf(StoryId story)
    {
        using var command = connection.Command("SELECT number, at, data FROM fingerprints WHERE story = $story", ("$story", story.Value));
        using var row = command.ExecuteReader();
        if (row.Read())
        {
            var (number, at, data) = (row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2));
            row.Close();
            Remove(number, at, data);
        }
    }

    private void Remove(long number, long at, byte[] data)
    {
        connection.Execute(
            "DELETE FROM fingerprint_keys WHERE key IN (SELECT value FROM json_each($keys)) AND hour = $hour AND number = $number",
            ("$keys", JsonSerializer.Serialize(FingerprintCodec.Decode(data).AllKeys)), ("$hour", NeighborRules.HourOf(DateTimeOffset.FromUnixTimeMilliseconds(at))), ("$number", number));
        connection.Execute("DELETE FROM fingerprints WHERE number = $number", ("$number", number));
    }
}
