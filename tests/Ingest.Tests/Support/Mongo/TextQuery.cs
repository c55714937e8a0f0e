namespace Ingest.Tests.Support.Mongo;

/// <summary>A search string taken apart as the server does: quotes make phrases, a minus after white space excludes what follows it at once.</summary>
internal sealed class TextQuery
{
    public List<string> Words { get; } = [];

    public List<string> NoWords { get; } = [];

    public List<string> Phrases { get; } = [];

    public List<string> NoPhrases { get; } = [];

    public static TextQuery Parse(string search)
    {
        var query = new TextQuery();
        var (excludes, phrase) = (false, -1);
        for (var at = 0; at < search.Length;)
        {
            var end = at;
            while (end < search.Length && !IsDelimiter(search[end]))
            {
                end++;
            }

            if (end > at)
            {
                query.Take(search[at..end], excludes, phrase >= 0);
                excludes &= phrase >= 0;
                at = end;
                continue;
            }

            if (search[at] == '-' && phrase < 0 && (at == 0 || char.IsWhiteSpace(search[at - 1])))
            {
                excludes = true;
            }
            else if (search[at] == '"' && phrase < 0)
            {
                phrase = at + 1;
            }
            else if (search[at] == '"')
            {
                (excludes ? query.NoPhrases : query.Phrases).Add(search[phrase..at]);
                (excludes, phrase) = (false, -1);
            }

            at++;
        }

        return query;
    }

    /// <summary>The words of a phrase choose candidates like others; those of an excluded phrase mean nothing by themselves.</summary>
    private void Take(string word, bool excludes, bool inPhrase)
    {
        if (!excludes)
        {
            Words.Add(word);
        }
        else if (!inPhrase)
        {
            NoWords.Add(word);
        }
    }

    private static bool IsDelimiter(char unit) => char.IsAscii(unit) && !char.IsAsciiLetterOrDigit(unit);
}
