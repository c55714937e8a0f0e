using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>Writes a change of stories that is no placement; works within the caller's transaction.</summary>
internal sealed class SqliteEdits(SqliteConnection writer, DateTimeOffset now)
{
    private readonly SqliteFingerprints _fingerprints = new(writer);
    private readonly SqliteStoryWriter _stories = new(writer);

    public void Write(StoryEdit edit)
    {
        foreach (var correction in edit.Revoked)
        {
            SqliteCorrectionStore.Remove(writer, correction);
        }

        foreach (var correction in edit.Decided)
        {
            SqliteCorrectionStore.Save(writer, correction);
        }

        foreach (var story in edit.Stories)
        {
            // A house whose only place went elsewhere is no longer asked for it.
            writer.Execute("DELETE FROM story_sources WHERE story = $story", ("$story", story.Id.Value));
            _stories.Save(story);
        }

        foreach (var revision in edit.Revisions)
        {
            _stories.Save(revision);
        }

        foreach (var (story, at, fingerprint) in edit.Fingerprints)
        {
            var of = edit.Stories.First(one => one.Id == story);
            _fingerprints.Save(new StoreRecord.OfFingerprint(story, of.Source, of.Title, at, now, fingerprint));
        }

        if (edit.TakenUp is { } taken)
        {
            TakeUp(taken.From, taken.To);
        }

        foreach (var (key, story) in edit.Places)
        {
            Lead(key, story);
        }
    }

    private void TakeUp(StoryId from, StoryId to)
    {
        foreach (var table in new[] { "story_urls", "story_guids" })
        {
            writer.Execute($"UPDATE {table} SET story = $to WHERE story = $from", ("$to", to.Value), ("$from", from.Value));
        }

        writer.Execute("UPDATE links SET story = $to, doc = json_set(doc, '$.story', $to) WHERE story = $from", ("$to", to.Value), ("$from", from.Value));
        _fingerprints.TakeUp(from, to);
        writer.Execute("DELETE FROM story_sources WHERE story = $from", ("$from", from.Value));
        writer.Execute("DELETE FROM stories WHERE id = $from", ("$from", from.Value));
    }

    private void Lead(string place, StoryId? story)
    {
        var (urlKey, source, guidHash) = PlaceKey.Split(place);
        if (story is { } id)
        {
            SqliteRecords.Write(writer, new StoreRecord.OfPlace(place, id));
        }
        else if (urlKey is not null)
        {
            writer.Execute("DELETE FROM story_urls WHERE key = $key", ("$key", urlKey));
        }
        else
        {
            writer.Execute("DELETE FROM story_guids WHERE source = $source AND guid = $guid", ("$source", source.Value), ("$guid", guidHash));
        }
    }
}
