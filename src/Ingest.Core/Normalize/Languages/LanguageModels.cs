using Lingua;

namespace Ingest.Core.Normalize.Languages;

/// <summary>The n-gram models of Lingua, loaded when the first text needs them, for one script at a time.</summary>
internal sealed class LanguageModels
{
    /// <summary>In low accuracy mode longer texts cost more and are told no better.</summary>
    private const int SampleLength = 300;

    private readonly Lazy<LanguageDetector> _latin = Build(LanguageDetectorBuilder.FromAllLanguagesWithLatinScript);
    private readonly Lazy<LanguageDetector> _cyrillic = Build(LanguageDetectorBuilder.FromAllLanguagesWithCyrillicScript);
    private readonly Lazy<LanguageDetector> _arabic = Build(LanguageDetectorBuilder.FromAllLanguagesWithArabicScript);
    private readonly Lazy<LanguageDetector> _devanagari = Build(LanguageDetectorBuilder.FromAllLanguagesWithDevangariScript);

    private static readonly Lazy<HashSet<string>> Known =
        new(() => [.. LanguageInfo.All().Where(language => language != Language.Unknown).Select(Code)]);

    public static bool Knows(string language) => Known.Value.Contains(language);

    public string? Detect(string text, string script)
    {
        var detector = script switch { "Latn" => _latin, "Cyrl" => _cyrillic, "Arab" => _arabic, "Deva" => _devanagari, _ => null };
        var language = detector?.Value.DetectLanguageOf(text.Length > SampleLength ? text[..SampleLength] : text) ?? Language.Unknown;
        return language == Language.Unknown ? null : Code(language);
    }

    private static Lazy<LanguageDetector> Build(Func<LanguageDetectorBuilder> languages) => new(() => languages().WithLowAccuracyMode().Build());

    private static string Code(Language language) => language.IsoCode6391().ToString().ToLowerInvariant();
}
