using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Checks language tags: the form of RFC 5646, and that a code of two letters exists.</summary>
internal static partial class Languages
{
    // ISO 639-1. The longer codes number thousands and are checked by form alone.
    private static readonly FrozenSet<string> TwoLetters = (
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu " +
        "fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks " +
        "ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt " +
        "qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty " +
        "ug uk ur uz ve vi vo wa wo xh yi yo za zh zu").Split(' ').ToFrozenSet();

    // Country codes that are taken for languages.
    private static readonly FrozenDictionary<string, string> Meant = new Dictionary<string, string>
    {
        ["cn"] = "zh",
        ["cz"] = "cs",
        ["dk"] = "da",
        ["eg"] = "ar",
        ["gb"] = "en",
        ["gr"] = "el",
        ["ir"] = "fa",
        ["jp"] = "ja",
        ["pk"] = "ur",
        ["ua"] = "uk",
        ["us"] = "en",
        ["vn"] = "vi",
    }.ToFrozenDictionary();

    public static string? Read(YamlNode.Scalar? scalar, Notes notes)
    {
        if (scalar is null)
        {
            return null;
        }

        if (!Form().IsMatch(scalar.Value))
        {
            var hint = scalar.Value.Contains('_', StringComparison.Ordinal) ? $"write {scalar.Value.Replace('_', '-')}" : "expected a BCP 47 tag such as ar, pt-BR or zh-Hans";
            notes.Error(ProblemCodes.Language, $"language is '{scalar.Value}'; {hint}", scalar);
            return null;
        }

        var primary = scalar.Value.Split('-')[0].ToLowerInvariant();
        if (primary.Length == 2 && !TwoLetters.Contains(primary))
        {
            var hint = Meant.TryGetValue(primary, out var meant) ? $"a country; did you mean \"{meant}\"?" : "no language; expected a BCP 47 tag such as ar, pt-BR or zh-Hans";
            notes.Error(ProblemCodes.Language, $"language is '{scalar.Value}', which is {hint}", scalar);
            return null;
        }

        return scalar.Value;
    }

    [GeneratedRegex(@"^[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3})){0,4}(?:-x(?:-[A-Za-z0-9]{1,8}){1,4})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
