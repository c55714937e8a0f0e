using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>Writes stories and revisions, and what they are looked up by; works within the caller's transaction.</summary>
internal sealed class SqliteStoryWriter(SqliteConnection writer)
{
    /// <summary>Writes what a verdict means.</summary>
    /// <param name="draft">What was judged.</param>
    /// <param name="change">What the verdict changes; one without a story changes nothing.</param>
    /// <param name="now">From when the fingerprint is kept.</param>
    public void Write(StoryDraft draft, StoryChange change, DateTimeOffset now)
    {
        if (change.Story is not { } story)
        {
            return;
        }

        Save(story);
        foreach (var key in draft.AliasKeys.Append(draft.UrlKey).Distinct())
        {
            writer.Execute("INSERT OR IGNORE INTO story_urls (key, story) VALUES ($key, $story)", ("$key", key), ("$story", story.Id.Value));
        }

        SaveGuids(story);

        if (change.Revision is { } revision)
        {
            Save(revision);
        }

        if (change.Fingerprint is { } fingerprint)
        {
            new SqliteFingerprints(writer).Move(new StoreRecord.OfFingerprint(story.Id, story.Source, story.Title, draft.At, now, fingerprint));
        }

        if (change.Another is { } another)
        {
            new SqliteFingerprints(writer).Join(story.Id, another);
        }
    }

    /// <summary>Writes a story and what is looked up by it.</summary>
    public void Save(Story story)
    {
        writer.Execute(
            "INSERT INTO stories (id, updated, doc) VALUES ($id, $updated, $doc) ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, doc = excluded.doc",
            ("$id", story.Id.Value), ("$updated", story.Updated.ToUnixTimeMilliseconds()), ("$doc", JsonSerializer.Serialize(story, StoryJson.Options)));
        foreach (var source in story.Appearances.Select(appearance => appearance.Source).Distinct())
        {
            writer.Execute("INSERT OR IGNORE INTO story_sources (source, story) VALUES ($source, $story)", ("$source", source.Value), ("$story", story.Id.Value));
        }
    }

    /// <summary>Lets the identifiers of a story lead to it that lead nowhere.</summary>
    public void SaveGuids(Story story)
    {
        foreach (var appearance in story.Appearances)
        {
            if (appearance.Guid is { } guid)
            {
                writer.Execute(
                    "INSERT OR IGNORE INTO story_guids (source, guid, story) VALUES ($source, $guid, $story)",
                    ("$source", appearance.Source.Value), ("$guid", PlaceKey.HashOf(guid)), ("$story", story.Id.Value));
            }
        }
    }

    /// <summary>Writes a revision.</summary>
    public void Save(Revision revision) => Save(revision, revision.Number);

    /// <summary>Writes a revision of another kind of store, where two may have one number: the second stands far above those that count up.</summary>
    public void SaveBeside(Revision revision)
    {
        for (long number = revision.Number; ; number += 1L << 32)
        {
            var there = writer.Documents<Revision>("SELECT doc FROM revisions WHERE story = $story AND number = $number", ("$story", revision.Story.Value), ("$number", number));
            if (there.Count == 0 || there[0].ToId() == revision.ToId())
            {
                Save(revision, number);
                return;
            }
        }
    }

    private void Save(Revision revision, long number) => writer.Execute(
        "INSERT OR REPLACE INTO revisions (story, number, doc) VALUES ($story, $number, $doc)",
        ("$story", revision.Story.Value), ("$number", number), ("$doc", JsonSerializer.Serialize(revision, StoryJson.Options)));
}
