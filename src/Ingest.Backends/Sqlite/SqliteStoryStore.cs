using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

internal sealed class SqliteStoryStore(SqliteFile file) : IStoryStore
{
    private const int PageSize = 200;
    private const string OfSource = " JOIN story_sources a ON a.story = s.id AND a.source = $source";

    private readonly GuidTrust _guids = new(file.Time);
    private readonly SqliteSearch _search = new(file);
    private readonly SqliteRefolding _refolding = new(file);

    public Task<StoryChange> PlaceAsync(StoryDraft draft, Placement placement, LinkRecord? settle, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) =>
        {
            SqliteLeaseStore.Check(writer, draft.Story.Source, draft.Fence);
            var neighborhood = new SqliteNeighbors(writer, _guids).Find(draft, placement);
            var verdict = placement.Decide(draft, neighborhood);
            var target = verdict.Target is { } id ? (neighborhood.SamePlace?.Id == id ? neighborhood.SamePlace : Find(writer, id)) : null;
            var change = placement.Apply(draft, target, verdict);
            Write(writer, draft, change, file.Time.GetUtcNow());
            if (settle is not null)
            {
                SqliteLinkStore.Settle(writer, settle.PlacedBy(verdict, change));
            }

            return change;
        },
        cancellationToken);

    public Task<StoryEdit?> EditAsync(IReadOnlyList<StoryId> ids, Func<IReadOnlyList<Story>, StoryEdit> edit, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) =>
        {
            var stories = ids.Select(id => Find(writer, id)).OfType<Story>().ToList();
            if (stories.Count < ids.Count)
            {
                return null;
            }

            var change = edit(stories);
            new SqliteEdits(writer, file.Time.GetUtcNow()).Write(change);
            return change;
        },
        cancellationToken);

    public Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken) => file.ReadAsync(reader => Find(reader, id), cancellationToken);

    public Task<Story?> FindByUrlAsync(string urlKey, CancellationToken cancellationToken) => file.ReadAsync(
        reader => reader.Documents<Story>("SELECT s.doc FROM story_urls u JOIN stories s ON s.id = u.story WHERE u.key = $key", ("$key", urlKey)).FirstOrDefault(), cancellationToken);

    public IAsyncEnumerable<Story> ListAsync(StoryQuery query, CancellationToken cancellationToken) =>
        query.Words is { } words ? _search.FindAsync(query, words, cancellationToken) : ListAllAsync(query, cancellationToken);

    public Task<IReadOnlyList<Story>> LatestAsync(SourceId? source, StoryId? before, int limit, CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<Story>>(
        reader => reader.Documents<Story>(
            $"SELECT s.doc FROM stories s{(source is null ? string.Empty : OfSource)} WHERE {(before is null ? "TRUE" : "s.id < $before")} ORDER BY s.id DESC LIMIT $limit",
            ("$source", source?.Value), ("$before", before?.Value), ("$limit", limit)),
        cancellationToken);

    public Task<long> CountAsync(StoryQuery query, CancellationToken cancellationToken) => query.Words is { } words
        ? _search.CountAsync(query, words, cancellationToken)
        : file.ReadAsync(
            reader => (long)reader.Scalar(
                $"SELECT COUNT(*) FROM stories s{(query.Source is null ? string.Empty : OfSource)} WHERE {(query.UpdatedSince is null ? "TRUE" : "s.updated >= $since")}",
                ("$source", query.Source?.Value), ("$since", query.UpdatedSince.Milliseconds()))!,
            cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken) => file.ReadAsync(
        reader => (long)reader.Scalar("SELECT COUNT(*) FROM stories")!, cancellationToken);

    public Task<long> CountFoldedBeforeAsync(int version, CancellationToken cancellationToken) => _refolding.CountAsync(version, cancellationToken);

    public Task<IReadOnlyList<StoryId>> RefoldAsync(Refolding refolding, StoryId? after, int most, CancellationToken cancellationToken) =>
        _refolding.NextAsync(refolding, after, most, cancellationToken);

    public Task<IReadOnlyList<Revision>> RevisionsAsync(StoryId id, CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<Revision>>(reader => Revisions(reader, id), cancellationToken);

    public static List<Revision> Revisions(SqliteConnection reader, StoryId id) =>
        reader.Documents<Revision>("SELECT doc FROM revisions WHERE story = $story ORDER BY doc ->> '$.number', number", ("$story", id.Value));

    private async IAsyncEnumerable<Story> ListAllAsync(StoryQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = query.After?.Value ?? string.Empty;
        for (var left = query.Limit ?? int.MaxValue; left > 0;)
        {
            var page = await ReadPageAsync(query, after, Math.Min(left, PageSize), cancellationToken);
            foreach (var story in page)
            {
                yield return story;
            }

            if (page.Count < Math.Min(left, PageSize))
            {
                yield break;
            }

            left -= page.Count;
            after = page[^1].Id.Value;
        }
    }

    /// <summary>Writes a story and what is looked up by it, within the caller's transaction.</summary>
    public static void Save(SqliteConnection writer, Story story)
    {
        writer.Execute(
            "INSERT INTO stories (id, updated, doc) VALUES ($id, $updated, $doc) ON CONFLICT (id) DO UPDATE SET updated = excluded.updated, doc = excluded.doc",
            ("$id", story.Id.Value), ("$updated", story.Updated.ToUnixTimeMilliseconds()), ("$doc", JsonSerializer.Serialize(story, StoryJson.Options)));
        foreach (var source in story.Appearances.Select(appearance => appearance.Source).Distinct())
        {
            writer.Execute("INSERT OR IGNORE INTO story_sources (source, story) VALUES ($source, $story)", ("$source", source.Value), ("$story", story.Id.Value));
        }
    }

    /// <summary>Lets the identifiers of a story lead to it that lead nowhere, within the caller's transaction.</summary>
    public static void SaveGuids(SqliteConnection writer, Story story)
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

    /// <summary>Writes a revision within the caller's transaction.</summary>
    public static void Save(SqliteConnection writer, Revision revision) => Save(writer, revision, revision.Number);

    /// <summary>Writes a revision of another kind of store, where two may have one number: the second stands far above those that count up.</summary>
    public static void SaveBeside(SqliteConnection writer, Revision revision)
    {
        for (long number = revision.Number; ; number += 1L << 32)
        {
            var there = writer.Documents<Revision>("SELECT doc FROM revisions WHERE story = $story AND number = $number", ("$story", revision.Story.Value), ("$number", number));
            if (there.Count == 0 || there[0].ToId() == revision.ToId())
            {
                Save(writer, revision, number);
                return;
            }
        }
    }

    private static void Save(SqliteConnection writer, Revision revision, long number) => writer.Execute(
        "INSERT OR REPLACE INTO revisions (story, number, doc) VALUES ($story, $number, $doc)",
        ("$story", revision.Story.Value), ("$number", number), ("$doc", JsonSerializer.Serialize(revision, StoryJson.Options)));

    private Task<List<Story>> ReadPageAsync(StoryQuery query, string after, int limit, CancellationToken cancellationToken)
    {
        var sql = new StringBuilder("SELECT s.doc FROM stories s");
        if (query.Source is not null)
        {
            sql.Append(OfSource);
        }

        sql.Append(" WHERE s.id > $after");
        if (query.UpdatedSince is not null)
        {
            sql.Append(" AND s.updated >= $since");
        }

        sql.Append(" ORDER BY s.id LIMIT $limit");
        return file.ReadAsync(
            reader => reader.Documents<Story>(
                sql.ToString(), ("$after", after), ("$limit", limit), ("$source", query.Source?.Value), ("$since", query.UpdatedSince.Milliseconds())),
            cancellationToken);
    }

    public static Story? Find(SqliteConnection reader, StoryId id) =>
        reader.Documents<Story>("SELECT doc FROM stories WHERE id = $id", ("$id", id.Value)).FirstOrDefault();

    private static void Write(SqliteConnection writer, StoryDraft draft, StoryChange change, DateTimeOffset now)
    {
        if (change.Story is not { } story)
        {
            return;
        }

        Save(writer, story);
        foreach (var key in draft.AliasKeys.Append(draft.UrlKey).Distinct())
        {
            writer.Execute("INSERT OR IGNORE INTO story_urls (key, story) VALUES ($key, $story)", ("$key", key), ("$story", story.Id.Value));
        }

        SaveGuids(writer, story);

        if (change.Revision is { } revision)
        {
            Save(writer, revision);
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
}
