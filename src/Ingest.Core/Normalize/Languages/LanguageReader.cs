using System.Collections.Frozen;

namespace Ingest.Core.Normalize.Languages;

/// <summary>Tells the language of a text: by its script where that is enough, by its small words, and by n-gram models where both leave doubt.</summary>
/// <remarks>
/// The declared language is kept when the text does not contradict it. The models (Lingua, low accuracy) cost about 6 ms a text and
/// 60 MB once loaded; the small words cost some 20 µs and settle nearly all news texts, which are long.
/// </remarks>
internal sealed class LanguageReader
{
    public const string Unknown = "und";

    /// <summary>Enough of a text to tell its language by.</summary>
    private const int SampleLength = 1500;

    /// <summary>Scripts that one living news language uses.</summary>
    private static readonly FrozenDictionary<string, string> OnlyLanguage = new Dictionary<string, string>
    {
        ["Grek"] = "el",
        ["Armn"] = "hy",
        ["Thaa"] = "dv",
        ["Guru"] = "pa",
        ["Gujr"] = "gu",
        ["Orya"] = "or",
        ["Taml"] = "ta",
        ["Telu"] = "te",
        ["Knda"] = "kn",
        ["Mlym"] = "ml",
        ["Sinh"] = "si",
        ["Thai"] = "th",
        ["Laoo"] = "lo",
        ["Tibt"] = "bo",
        ["Mymr"] = "my",
        ["Geor"] = "ka",
        ["Hang"] = "ko",
        ["Khmr"] = "km",
        ["Mong"] = "mn",
        ["Kana"] = "ja",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The usual language of a script that has several, and the others that a declaration may name.</summary>
    private static readonly FrozenDictionary<string, string[]> UsualLanguages = new Dictionary<string, string[]>
    {
        ["Hani"] = ["zh", "yue", "wuu", "lzh", "ja"],
        ["Hebr"] = ["he", "yi", "lad"],
        ["Ethi"] = ["am", "ti", "tig"],
        ["Beng"] = ["bn", "as", "mni"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly LanguageModels _models = new();

    /// <summary>Primary language subtag (BCP 47), <c>und</c> when nothing tells it.</summary>
    public string Read(string text, string? declared)
    {
        var sample = text.Length > SampleLength ? text[..SampleLength] : text;
        var hint = LanguageTags.Primary(declared);
        if (Scripts.Main(sample) is not { } script)
        {
            return hint ?? Unknown;
        }

        if (OnlyLanguage.TryGetValue(script, out var only))
        {
            return only;
        }

        if (UsualLanguages.TryGetValue(script, out var usual))
        {
            return hint is not null && usual.Contains(hint) ? hint : usual[0];
        }

        return ByWords(sample, script, hint);
    }

    /// <summary>Whether a language is written in a script, as far as is known; of one that no table names every answer would be a guess, so it may be.</summary>
    public static bool MayBe(string language, string script) => OnlyLanguage.TryGetValue(script, out var only) ? only == language || !IsPlaced(language)
        : UsualLanguages.TryGetValue(script, out var usual) ? usual.Contains(language) || !IsPlaced(language)
        : LanguageTags.IsWrittenIn(language, script) || !IsPlaced(language);

    /// <summary>The language by script and small words alone; null where both leave doubt.</summary>
    public static string? ByText(string text, string script) => OnlyLanguage.TryGetValue(script, out var only) ? only
        : UsualLanguages.TryGetValue(script, out var usual) ? usual[0]
        : SmallWords.Winner(SmallWords.Score(text, script));

    /// <summary>The script of the language is known.</summary>
    private static bool IsPlaced(string language) =>
        SmallWords.Knows(language) || OnlyLanguage.Values.Contains(language) || UsualLanguages.Values.Any(languages => languages.Contains(language));

    private string ByWords(string sample, string script, string? hint)
    {
        var scores = SmallWords.Score(sample, script);
        var fits = hint is not null && LanguageTags.IsWrittenIn(hint, script);
        if (fits && SmallWords.Agree(scores, hint!))
        {
            return hint!;
        }

        if (SmallWords.Winner(scores) is { } winner)
        {
            return fits && LanguageTags.AreTwins(winner, hint!) ? hint! : winner;
        }

        var modelled = _models.Detect(sample, script);
        if (fits && (modelled is null || !LanguageModels.Knows(hint!) || LanguageTags.AreTwins(modelled, hint!)))
        {
            return hint!;
        }

        return modelled ?? (fits ? hint! : Unknown);
    }
}
