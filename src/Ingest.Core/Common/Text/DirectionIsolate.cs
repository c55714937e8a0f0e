namespace Ingest.Core.Common.Text;

/// <summary>Keeps the direction of a text to itself where it is printed among others (Unicode UAX #9, first strong isolate).</summary>
public static class DirectionIsolate
{
    private const char First = '\u2068';
    private const char Pop = '\u2069';

    public static string Of(string text) => $"{First}{text}{Pop}";

    /// <summary>The sentence with what it quotes isolated, from its first quotation mark to its last: the quoted text may hold some of its own.</summary>
    public static string Quoted(string sentence)
    {
        var (from, to) = (sentence.IndexOf('"', StringComparison.Ordinal) + 1, sentence.LastIndexOf('"'));
        return from > 0 && from <= to ? sentence[..from] + Of(sentence[from..to]) + sentence[to..] : sentence;
    }
}
