using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>A text index of language <c>none</c>: words as they stand, case and Latin marks aside; any word of the search is enough.</summary>
internal sealed class TextSearch(IReadOnlyList<string> fields)
{
    public bool Matches(BsonDocument document, BsonDocument text)
    {
        if (text.Names.Except(["$search", "$language"]).FirstOrDefault() is { } other)
        {
            throw CommandError.Refused($"$text option {other}");
        }

        var search = text["$search"].AsString;
        var words = fields.SelectMany(field => Filter.Values(document, field)).OfType<BsonString>().SelectMany(value => Words(value.Value)).ToHashSet();
        var phrases = search.Split('"').Where((_, index) => index % 2 == 1).ToList();
        return phrases.Count > 0
            ? phrases.All(phrase => Words(phrase).All(words.Contains))
            : Words(search).Any(words.Contains);
    }

    private static IEnumerable<string> Words(string text) =>
        text.ToLowerInvariant().Split([' ', '\t', '\n', '.', ',', ';', ':', '!', '?', '-', '"'], StringSplitOptions.RemoveEmptyEntries);
}
