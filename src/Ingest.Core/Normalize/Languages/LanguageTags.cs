using System.Collections.Frozen;

namespace Ingest.Core.Normalize.Languages;

/// <summary>What language tags say by themselves.</summary>
internal static class LanguageTags
{
    /// <summary>Withdrawn codes that pages still carry (IANA registry), and names where a code is expected.</summary>
    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["iw"] = "he",
        ["in"] = "id",
        ["ji"] = "yi",
        ["mo"] = "ro",
        ["sh"] = "sr",
        ["cn"] = "zh",
        ["jp"] = "ja",
        ["kr"] = "ko",
        ["gr"] = "el",
        ["ua"] = "uk",
        ["cz"] = "cs",
        ["dk"] = "da",
        ["se"] = "sv",
        ["eng"] = "en",
        ["english"] = "en",
        ["ara"] = "ar",
        ["arabic"] = "ar",
        ["fra"] = "fr",
        ["deu"] = "de",
        ["ger"] = "de",
        ["fil"] = "tl",
        ["spa"] = "es",
        ["rus"] = "ru",
        ["por"] = "pt",
        ["zho"] = "zh",
        ["fas"] = "fa",
        ["per"] = "fa",
        ["tur"] = "tr",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Languages so close that the declaration decides between them.</summary>
    private static readonly string[][] Twins = [["no", "nb", "nn"], ["hr", "sr", "bs", "me", "cnr"], ["id", "ms"], ["fil", "tl"], ["cs", "sk"], ["gl", "pt"], ["da", "nb", "no"], ["fa", "prs"], ["zh", "yue"]];

    private static readonly FrozenSet<string> Arabic = Set("ar fa ur ps ckb ku sd ug prs ks bal az pnb arz ary ms ha lrc kk ky");
    private static readonly FrozenSet<string> Cyrillic = Set("ru uk bg sr mk be kk ky mn tg tt uz ba cv os ce ab bs me az ro tk sah udm kv rue tyv xal");
    private static readonly FrozenSet<string> Devanagari = Set("hi mr ne sa bho mai kok gom doi brx sd ks new");
    private static readonly FrozenSet<string> NotLatin = Set("ar fa ur ps ckb ru uk bg mk be zh ja ko th he el hy ka hi mr ne bn ta te kn ml gu pa si my km lo am ti dv yi bo or mn ky tg");

    /// <summary>Lower-case primary subtag; null when the text is no tag.</summary>
    public static string? Primary(string? tag)
    {
        if (tag is null)
        {
            return null;
        }

        var primary = tag.Trim().Split('-', '_', ',', ';', ' ')[0].ToLowerInvariant();
        if (Renamed.TryGetValue(primary, out var today))
        {
            return today;
        }

        return primary.Length is 2 or 3 && primary.All(char.IsAsciiLetterLower) && primary is not ("und" or "mul" or "zxx" or "xx") ? primary : null;
    }

    public static bool IsWrittenIn(string language, string script) => script switch
    {
        "Latn" => !NotLatin.Contains(language),
        "Arab" => Arabic.Contains(language),
        "Cyrl" => Cyrillic.Contains(language),
        "Deva" => Devanagari.Contains(language),
        _ => false,
    };

    public static bool AreTwins(string a, string b) => a == b || Array.Exists(Twins, twins => twins.Contains(a) && twins.Contains(b));

    private static FrozenSet<string> Set(string languages) => languages.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
