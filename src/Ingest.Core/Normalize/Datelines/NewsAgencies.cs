using System.Collections.Frozen;
using System.Text;

namespace Ingest.Core.Normalize.Datelines;

/// <summary>Names under which news agencies sign.</summary>
internal static class NewsAgencies
{
    private static readonly FrozenSet<string> Names = (
        "afp|reuters|ap|associated press|upi|dpa|dpa-afx|apa|sda|keystone-sda|kna|epd|sid|ansa|adnkronos|agi|askanews|italpress|efe|europa press|ep|agencias|"
        + "lusa|agência lusa|agência brasil|estadão conteúdo|folhapress|belga|anp|ntb|ritzau|tt|stt|bns|leta|elta|err|pap|čtk|ctk|tasr|sita|mti|agerpres|mediafax|bta|tanjug|beta|fena|hina|sta|srna|mia|"
        + "ana|ana-mpa|αμπε|απε-μπε|aa|anadolu|anadolu agency|dha|iha|anka|ihlas|tass|тасс|итар-тасс|риа новости|риа|интерфакс|interfax|регнум|прайм|ukrinform|укринформ|укрінформ|унн|унiан|уніан|unian|"
        + "белта|belta|казинформ|kazinform|азертадж|azertac|trend|apa group|арменпресс|armenpress|irna|isna|mehr|fars|tasnim|ایرنا|ایسنا|مهر|فارس|تسنیم|ایلنا|"
        + "xinhua|kyodo|kyodo news|jiji|yonhap|newsis|kcna|cna|focus taiwan|pti|ani|ians|uni|भाषा|वार्ता|bss|unb|app|online|nna|ina|spa|wam|kuna|qna|bna|petra|sana|mena|wafa|maan|aps|map|tap|lana|suna|"
        + "antara|bernama|pna|vna|vietnam+|ttxvn|tna|aap|nzn|cp|the canadian press|canadian press|la presse canadienne|presse canadienne|nan|gna|sapa|apanews|panapress|tanzania daily|kbc|"
        + "notimex|télam|telam|andina|prensa latina|inter press service|ips|bloomberg|dow jones|cnn|bbc|rtt news|globe newswire|globenewswire|pr newswire|prnewswire|business wire|newswire|accesswire|"
        + "وكالات|وكالة|رويترز|أ ف ب|ا ف ب|أف ب|فرانس برس|د ب أ|أ ب|أسوشيتد برس|أ ش أ|أش أ|وام|واس|كونا|قنا|بنا|بترا|سانا|وفا|معا|الأناضول|سبوتنيك|شينخوا|العمانية|واج|وات|لانا|سونا|مينا|واع|الوطنية للإعلام|"
        + "新华社|新華社|中新社|中新网|中新網|中央社|人民网|央视新闻|新京报|澎湃新闻|共同|共同通信|時事|時事通信|ロイター|聯合ニュース|연합뉴스|뉴시스|뉴스1")
        .Split('|').Select(Fold).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for one agency, or several joined as in <c>dpa/AFP</c>.</summary>
    public static bool Knows(string name)
    {
        var folded = Fold(name);
        return Names.Contains(folded) || (folded.IndexOfAny(['/', ',', '،', '-', '&']) > 0 && folded.Split('/', ',', '،', '-', '&').Any(part => Names.Contains(part.Trim())));
    }

    /// <summary>Case, points and blanks aside: <c>أ.ف.ب</c>, <c>(A.P.)</c>.</summary>
    public static string Fold(string name) =>
        string.Join(' ', string.Concat(name.Replace('\uFFFE', '\uFFFD').EnumerateRunes()).Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('.', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("a f p", "afp", StringComparison.Ordinal);
}
