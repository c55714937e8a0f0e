using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Backends.Mongo;

/// <summary>Stories in which words occur, in the order of their ids.</summary>
/// <remarks>
/// <c>$text</c> unites its words and compares phrases within words, so it only chooses candidates, by the longest word, which is likely the
/// rarest; <c>$all</c> on the same array then holds them to every word as a whole. The index does not know the order of ids: it is
/// asked for many at once and the stories are read in pages, so that a long list is not searched anew for every page.
/// </remarks>
internal sealed class MongoSearch(MongoDatabase database)
{
    private const int IdsAtOnce = 10_000;
    private const int PageSize = 200;

    private static readonly BsonDocument ById = new("_id", 1);

    public async IAsyncEnumerable<Story> FindAsync(
        StoryQuery query, BsonDocument filter, IReadOnlyList<string> words, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = query.After?.Value ?? string.Empty;
        var left = words.Count == 0 ? 0 : query.Limit ?? int.MaxValue;
        while (left > 0)
        {
            var wanted = Math.Min(left, IdsAtOnce);
            var ids = await IdsAsync(filter, words, after, wanted, cancellationToken);
            foreach (var page in ids.Chunk(PageSize))
            {
                var chosen = new BsonDocument("_id", new BsonDocument("$in", new BsonArray(page)));
                foreach (var document in await database.ListAsync(database.Stories, chosen, ById, 0, cancellationToken))
                {
                    yield return MongoStoryWriter.Read(document);
                }
            }

            left = ids.Count < wanted ? 0 : left - ids.Count;
            after = ids is [.., var last] ? last : after;
        }
    }

    public Task<long> CountAsync(BsonDocument filter, IReadOnlyList<string> words, CancellationToken cancellationToken) => words.Count == 0 ? Task.FromResult(0L)
        : database.Faults.RunAsync(token => database.Stories.CountDocumentsAsync(MatchOf(filter, words), cancellationToken: token), cancellationToken);

    private static BsonDocument MatchOf(BsonDocument filter, IReadOnlyList<string> words)
    {
        var match = new BsonDocument(filter) { { "search_tokens", new BsonDocument("$all", new BsonArray(words)) } };
        if (words.Where(IsIndexed).MaxBy(word => word.Length) is { } longest)
        {
            match["$text"] = new BsonDocument("$search", $"\"{longest}\"");
        }

        return match;
    }

    /// <summary>The projection before the sort keeps whole stories out of the server's sort memory.</summary>
    private Task<List<string>> IdsAsync(BsonDocument filter, IReadOnlyList<string> words, string after, int limit, CancellationToken cancellationToken)
    {
        var match = MatchOf(filter, words);
        match["_id"] = new BsonDocument("$gt", after);
        BsonDocument[] pipeline = [new("$match", match), new("$project", ById), new("$sort", ById), new("$limit", limit)];
        return database.Faults.RunAsync(
            async token =>
            {
                var found = await database.Stories.AggregateAsync<BsonDocument>(pipeline, cancellationToken: token);
                return (await found.ToListAsync(token)).ConvertAll(document => document["_id"].AsString);
            },
            cancellationToken);
    }

    /// <summary>The text index drops marks, and with them words that are nothing else, such as a lone 「ー」.</summary>
    private static bool IsIndexed(string word) => word.EnumerateRunes().Any(rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber);
}
