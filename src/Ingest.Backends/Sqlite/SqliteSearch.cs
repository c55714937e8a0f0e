using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Backends.Sqlite;

/// <summary>Stories in which words occur, in the order of their ids.</summary>
/// <remarks>The index does not know that order. It is asked for many ids at once and the stories are read in pages, so that a long list is not searched anew for every page.</remarks>
internal sealed class SqliteSearch(SqliteFile file)
{
    private const int IdsAtOnce = 10_000;
    private const int PageSize = 200;

    public async IAsyncEnumerable<Story> FindAsync(StoryQuery query, IReadOnlyList<string> words, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = query.After?.Value ?? string.Empty;
        var left = words.Count == 0 ? 0 : query.Limit ?? int.MaxValue;
        while (left > 0)
        {
            var wanted = Math.Min(left, IdsAtOnce);
            var ids = await IdsAsync(query, words, after, wanted, cancellationToken);
            foreach (var page in ids.Chunk(PageSize))
            {
                foreach (var story in await StoriesAsync(page, cancellationToken))
                {
                    yield return story;
                }
            }

            left = ids.Count < wanted ? 0 : left - ids.Count;
            after = ids is [.., var last] ? last : after;
        }
    }

    public Task<long> CountAsync(StoryQuery query, IReadOnlyList<string> words, CancellationToken cancellationToken) => words.Count == 0 ? Task.FromResult(0L) : file.ReadAsync(
        reader => (long)reader.Scalar(
            $"SELECT COUNT(*) {From(query)} WHERE story_words MATCH $words",
            ("$words", Expression(words)), ("$source", query.Source?.Value), ("$since", query.UpdatedSince.Milliseconds()))!,
        cancellationToken);

    /// <summary>CROSS JOIN keeps the order: first the words, then what they lead to.</summary>
    private static string From(StoryQuery query)
    {
        var sql = new StringBuilder("FROM story_words CROSS JOIN story_numbers n ON n.number = story_words.rowid");
        if (query.Source is not null)
        {
            sql.Append(" CROSS JOIN story_sources a ON a.source = $source AND a.story = n.story");
        }

        if (query.UpdatedSince is not null)
        {
            sql.Append(" CROSS JOIN stories s ON s.id = n.story AND s.updated >= $since");
        }

        return sql.ToString();
    }

    private Task<List<string>> IdsAsync(StoryQuery query, IReadOnlyList<string> words, string after, int limit, CancellationToken cancellationToken)
    {
        var sql = $"SELECT n.story {From(query)} WHERE story_words MATCH $words AND n.story > $after ORDER BY n.story LIMIT $limit";
        return file.ReadAsync(
            reader =>
            {
                using var command = reader.Command(
                    sql, ("$words", Expression(words)), ("$after", after), ("$limit", limit), ("$source", query.Source?.Value), ("$since", query.UpdatedSince.Milliseconds()));
                using var rows = command.ExecuteReader();
                var ids = new List<string>();
                while (rows.Read())
                {
                    ids.Add(rows.GetString(0));
                }

                return ids;
            },
            cancellationToken);
    }

    private Task<List<Story>> StoriesAsync(string[] ids, CancellationToken cancellationToken) => file.ReadAsync(
        reader => reader.Documents<Story>(
            "SELECT doc FROM stories WHERE id IN (SELECT value FROM json_each($ids)) ORDER BY id", ("$ids", JsonSerializer.Serialize(ids))),
        cancellationToken);

    /// <summary>Every word in quotes: nothing in them is an operator.</summary>
    private static string Expression(IReadOnlyList<string> words) =>
        string.Join(" AND ", words.Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
