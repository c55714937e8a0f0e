using System.Globalization;
using System.Text;
using MongoDB.Bson;

namespace Ingest.Tests.Support.Mongo;

/// <summary>
/// A text index of version 3 and language <c>none</c>: words as they stand, case and diacritics aside. A search finds what holds any of its
/// words, the words of its phrases among them, and of that only what holds every phrase, as a piece of text that may begin and end within
/// words, and nothing that a minus excludes (manual, "$text").
/// </summary>
internal sealed class TextSearch(IReadOnlyList<string> fields)
{
    public bool Matches(BsonDocument document, BsonDocument text)
    {
        if (text.Names.Except(["$search", "$language"]).FirstOrDefault() is { } other)
        {
            throw CommandError.Refused($"$text option {other}");
        }

        if (text.TryGetValue("$language", out var language) && language != "none")
        {
            throw CommandError.Refused($"$text language {language}");
        }

        var search = TextQuery.Parse(text["$search"].AsString);
        var texts = fields.SelectMany(field => Filter.Values(document, field)).OfType<BsonString>().Select(value => value.Value).ToList();
        var words = texts.SelectMany(Words).ToHashSet();
        var folded = texts.ConvertAll(Fold);
        return search.Words.SelectMany(Words).Any(words.Contains)
            && !search.NoWords.SelectMany(Words).Any(words.Contains)
            && search.Phrases.All(phrase => folded.Exists(value => value.Contains(Fold(phrase), StringComparison.Ordinal)))
            && !search.NoPhrases.Any(phrase => folded.Exists(value => value.Contains(Fold(phrase), StringComparison.Ordinal)));
    }

    /// <summary>The parts between delimiters (dashes, quotation marks, pattern syntax, terminal punctuation, white space), without those that are nothing but marks.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Append(new Rune(' ')))
        {
            if (!IsDelimiter(rune))
            {
                word.Append(rune);
            }
            else if (Fold(word.ToString()) is var folded)
            {
                word.Clear();
                if (folded.Length > 0)
                {
                    yield return folded;
                }
            }
        }
    }

    private static bool IsDelimiter(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune) || Rune.IsControl(rune);

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes().Where(rune => !IsDiacritic(rune)))
        {
            folded.Append(Rune.ToLowerInvariant(rune));
        }

        return folded.ToString();
    }

    /// <summary>What Unicode calls a diacritic: accents and points, viramas, tone marks, the long mark of Kana; no vowel signs.</summary>
    private static bool IsDiacritic(Rune rune) => rune.Value switch
    {
        >= 0x0591 and <= 0x05C7 or >= 0x064B and <= 0x0652 or 0x0657 or 0x0658 => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark,
        >= 0x0300 and <= 0x036F or 0x093C or 0x094D or 0x09BC or 0x09CD or >= 0x0E47 and <= 0x0E4C or 0x0E4E => true,
        >= 0x3099 and <= 0x309C or 0x30FC or 0xFF70 or 0xFF9E or 0xFF9F => true,
        _ => false,
    };
}
