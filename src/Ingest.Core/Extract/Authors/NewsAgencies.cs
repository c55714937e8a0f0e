using System.Collections.Frozen;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract.Authors;

/// <summary>The news agencies of the world by the names under which they stand in bylines.</summary>
internal static class NewsAgencies
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        new[]
        {
            "reuters", "afp", "agence france presse", "ap", "associated press", "the associated press", "upi", "bloomberg", "bloomberg news", "the canadian press", "canadian press", "la presse canadienne", "aap",
            "australian associated press", "pa", "pa media", "press association", "dpa", "apa", "sda", "keystone sda", "ats", "sid", "epd", "kna", "dts", "ansa", "adnkronos", "agi", "askanews", "efe", "europa press",
            "notimex", "telam", "agencia brasil", "lusa", "belga", "anp", "ntb", "tt", "ritzau", "stt", "pap", "čtk", "ctk", "tasr", "mti", "agerpres", "mediafax", "bta", "tanjug", "beta", "hina", "fena", "ana mpe",
            "tass", "тасс", "ria novosti", "риа новости", "interfax", "интерфакс", "ukrinform", "укринформ", "unian", "belta", "anadolu", "anadolu agency", "anadolu ajansı", "aa", "dha", "iha", "irna", "isna", "mehr news",
            "wafa", "wam", "spa", "qna", "kuna", "petra", "pti", "press trust of india", "ians", "ani", "xinhua", "新华社", "新華社", "kyodo", "kyodo news", "共同通信", "時事通信", "jiji press", "yonhap", "연합뉴스", "뉴시스", "cna",
            "bernama", "antara", "ttxvn", "رويترز", "وكالات", "أ ف ب", "فرانس برس", "د ب أ", "الأناضول", "واس", "وام", "قنا", "كونا", "سبوتنيك", "رویترز", "ایرنا", "ایسنا", "بترا", "وفا", "سانا", "شينخوا", "إرنا", "تسنیم", "ایلنا", "اے پی پی", "סוכנויות הידיעות", "סוכנויות", "רויטרס", "agencies", "agenturen", "agences", "agencias", "agenzie",
        }.Select(Tokens.Folded),
        StringComparer.Ordinal);

    /// <summary>An agency behind a name has at most so many words.</summary>
    private const int MostBehind = 3;

    public static bool Contain(string name) => Names.Contains(Tokens.Folded(name));

    /// <summary>"John Mostwick The Associated Press": without the agency behind the name; a single word counts where it is in capitals throughout, for some are family names.</summary>
    public static string CutBehind(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var behind = Math.Min(MostBehind, words.Length - 2); behind > 0; behind--)
        {
            var tail = words[^behind..];
            if ((behind > 1 || tail[0].All(char.IsUpper)) && Contain(string.Join(' ', tail)))
            {
                return string.Join(' ', words[..^behind]);
            }
        }

        return name;
    }
}
