using System.Runtime.CompilerServices;
using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>Stories of the file: places and edits each in one transaction, reads page by page.</summary>
internal sealed class SqliteStoryStore(SqliteFile file) : IStoryStore
{
    private const int PageSize = 200;
    private const string OfSource = " JOIN story_sources a ON a.story = s.id AND a.source = $source";

    private readonly SqlitePlacing _placing = new(file);
    private readonly SqliteSearch _search = new(file);
    private readonly SqliteRefolding _refolding = new(file);

    public Task<StoryChange> PlaceAsync(StoryDraft draft, Placement placement, LinkRecord? settle, CancellationToken cancellationToken) =>
        _placing.PlaceAsync(draft, placement, settle, cancellationToken);

    public Task<IReadOnlyList<StoryChange>> PlaceAllAsync(IReadOnlyList<StoryDraft> drafts, Placement placement, CancellationToken cancellationToken) =>
        _placing.PlaceAllAsync(drafts, placement, cancellationToken);

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
        query.Words is { } words ? _search.FindAsync(query, words, cancellationToken)
        : query.UpdatedSince is null ? ListAllAsync(query, cancellationToken)
        : ListUpdatedAsync(query, cancellationToken);

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

    /// <summary>
    /// Ids of the stories that were updated since a time. The order of joining is fixed and the place after which to begin no bound of the search:
    /// otherwise all stories, or all of the source, would be read in the order of their ids for the few that are wanted.
    /// </summary>
    public static string UpdatedSince(bool ofSource) =>
        $"SELECT s.id FROM stories s{(ofSource ? " CROSS" + OfSource : string.Empty)} WHERE s.updated >= $since AND +s.id > $after ORDER BY +s.id LIMIT $limit";

    /// <summary>The ids are found once, so that no page searches and sorts them again.</summary>
    private async IAsyncEnumerable<Story> ListUpdatedAsync(StoryQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ids = await file.ReadAsync(
            reader => reader.Texts(
                UpdatedSince(query.Source is not null),
                ("$since", query.UpdatedSince.Milliseconds()), ("$after", query.After?.Value ?? string.Empty), ("$source", query.Source?.Value), ("$limit", query.Limit ?? -1)),
            cancellationToken);
        foreach (var page in ids.Chunk(PageSize))
        {
            var stories = await file.ReadAsync(
                reader => reader.Documents<Story>("SELECT doc FROM stories WHERE id IN (SELECT value FROM json_each($ids)) ORDER BY id", ("$ids", JsonSerializer.Serialize(page))),
                cancellationToken);
            foreach (var story in stories)
            {
                yield return story;
            }
        }
    }

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

    private Task<List<Story>> ReadPageAsync(StoryQuery query, string after, int limit, CancellationToken cancellationToken)
    {
        var sql = $"SELECT s.doc FROM stories s{(query.Source is null ? string.Empty : OfSource)} WHERE s.id > $after ORDER BY s.id LIMIT $limit";
        return file.ReadAsync(
            reader => reader.Documents<Story>(sql, ("$after", after), ("$limit", limit), ("$source", query.Source?.Value)), cancellationToken);
    }

    public static Story? Find(SqliteConnection reader, StoryId id) =>
        reader.Documents<Story>("SELECT doc FROM stories WHERE id = $id", ("$id", id.Value)).FirstOrDefault();
}
