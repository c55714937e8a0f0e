namespace Ingest.Core.Common.Text;

/// <summary>
/// Arabic writes the article and the shortest prepositions and conjunctions together with the word: الانتربول, بالانتربول, وانتربول.
/// A word is kept under all that it may be; what is asked for loses only what is surely written before it.
/// </summary>
/// <remarks>
/// Words are folded, so that every alef looks the same. The article's alef never carries a hamza, which tells الهام "the important" from
/// إلهام "inspiration" where the writer bothers; a question is read with that in view. What is left of a word has at least three letters.
/// </remarks>
internal static class ArabicPrefixes
{
    private const char Alef = '\u0627';
    private const char Beh = '\u0628';
    private const char Feh = '\u0641';
    private const char Kaf = '\u0643';
    private const char Lam = '\u0644';
    private const char Waw = '\u0648';

    /// <summary>A rare letter that folds to itself and so stands for an alef that carries a hamza or madda.</summary>
    private const char HamzaAlef = '\u0672';

    private const int ShortestStem = 3;

    /// <summary>Of words with a preposition alone more must be left, or كتاب and لجنة would be taken apart.</summary>
    private const int ShortestAfterPreposition = 4;

    /// <summary>The text in which alefs with hamza stay apart from others when it is folded; its tokens have the same lengths.</summary>
    public static string KeepHamza(string text) => text.AsSpan().ContainsAnyInRange('\u0600', '\u06FF')
        ? text.Replace("\u0627\u0653", "\u0672", StringComparison.Ordinal)
            .Replace("\u0627\u0654", "\u0672", StringComparison.Ordinal)
            .Replace("\u0627\u0655", "\u0672", StringComparison.Ordinal)
            .Replace('\u0622', HamzaAlef)
            .Replace('\u0623', HamzaAlef)
            .Replace('\u0625', HamzaAlef)
        : text;

    /// <summary>Under what to look for a word: without its article and what may stand before the article.</summary>
    /// <param name="word">Folded.</param>
    /// <param name="spelt">The same word folded after <see cref="KeepHamza"/>.</param>
    public static string Asked(string word, ReadOnlySpan<char> spelt)
    {
        var at = spelt is [Waw or Feh, ..] ? 1 : 0;
        var article = spelt[at..] switch
        {
            [Alef, Lam, ..] or [Lam, Lam, ..] => at + 2,
            [Beh or Kaf, Alef, Lam, ..] => at + 3,
            _ => 0,
        };
        return article > 0 && word.Length - article >= ShortestStem ? word[article..] : word;
    }

    /// <summary>What else a folded word may be, at least all that <see cref="Asked"/> makes of it.</summary>
    public static IEnumerable<string> Stems(string word)
    {
        if (word is not [Waw or Feh or Beh or Kaf or Lam or Alef, ..] || word.Length <= ShortestStem)
            return [];
        if (word[0] == Waw)
            return AfterConjunction(word[1..]).Prepend(word[1..]);
        return word[0] == Feh ? AfterConjunction(word[1..]) : AfterConjunction(word);
    }

    /// <summary>بال, كال, ال, لل (which is ل and ال), ب and ل. The article's own lam is not written a third time: للغة is ل and اللغة.</summary>
    private static IEnumerable<string> AfterConjunction(string word) => word switch
    {
        [Lam, Lam, ..] => Long(word, 2, ShortestStem).Concat(Long(word, 1, ShortestStem)),
        [Alef, Lam, ..] => Long(word, 2, ShortestStem),
        [Beh, Alef, Lam, ..] => Long(word, 3, ShortestStem).Concat(Long(word, 1, ShortestAfterPreposition)),
        [Kaf, Alef, Lam, ..] => Long(word, 3, ShortestStem),
        [Beh or Lam, ..] => Long(word, 1, ShortestAfterPreposition),
        _ => [],
    };

    private static IEnumerable<string> Long(string word, int start, int shortest) => word.Length - start >= shortest ? [word[start..]] : [];
}
