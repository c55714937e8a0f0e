namespace Ingest.Core.Common.Dates.Text;

/// <summary>Phrases of one or more tokens, found by their first token; several values may share a phrase.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<string, List<(string[] Tail, T Value)>> _byFirst = new(StringComparer.Ordinal);

    public void Add(string phrase, T value)
    {
        var tokens = DateTokenizer.Tokenize(DateText.Fold(phrase));
        if (!_byFirst.TryGetValue(tokens[0].Text, out var entries))
        {
            _byFirst[tokens[0].Text] = entries = [];
        }

        var rest = tokens.Skip(1).Select(token => token.Text).ToArray();
        var at = entries.FindIndex(entry => entry.Tail.Length < rest.Length);
        entries.Insert(at < 0 ? entries.Count : at, (rest, value));
    }

    /// <summary>The phrases that begin at a token, longest first and then in the order they were added.</summary>
    public IEnumerable<(T Value, int Length)> At(IReadOnlyList<DateToken> tokens, int start)
    {
        if (start < 0 || start >= tokens.Count || !_byFirst.TryGetValue(tokens[start].Text, out var entries))
        {
            yield break;
        }

        foreach (var (rest, value) in entries)
        {
            if (Matches(tokens, start + 1, rest))
            {
                yield return (value, rest.Length + 1);
            }
        }
    }

    private static bool Matches(IReadOnlyList<DateToken> tokens, int start, string[] rest)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            if (start + i >= tokens.Count || tokens[start + i].Text != rest[i])
            {
                return false;
            }
        }

        return true;
    }
}
