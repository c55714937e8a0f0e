using System.Collections.Frozen;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract.Authors;

/// <summary>Words of desks, houses and roles in scripts without capitals, where a name is known by what it is not.</summary>
internal static class NoNames
{
    private static readonly FrozenSet<string> Words = (
        "تحرير|التحرير|المحرر|محرر|هيئة|وكالات|وكالة|وكالاتنا|مراسل|مراسلنا|مراسلتنا|مندوب|صحيفة|جريدة|صحف|موقع|شبكة|قناة|ويب|ادمن|الإدارة|إدارة|فريق|غرفة|الأخبار|أخبار|نيوز|مصادر|خاص|متابعات|المصدر|بواسطة|أسرة|مجلة|بوابة|"
        + "تحریریه|خبرگزاری|سرویس|گروه|مدیر|سایت|روزنامه|خبرنگار|هیئت|دبیر|تیم|ڈیسک|نیوز|نمائندہ|رپورٹر|ادارہ|ایڈیٹر|مانیٹرنگ|خبر|رساں|ایجنسی|מערכת|כתבי|כתב|כתבת|סוכנויות|חדשות|אתר|צוות|עורך|עורכת|super|user|webdesk|از|توسط|"
        + "डेस्क|न्यूज|न्यूज़|ब्यूरो|संवाददाता|टीम|समाचार|एजेंसी|ডেস্ক|প্রতিবেদক|প্রতিনিধি|নিউজ|অনলাইন|নিজস্ব|ব্যুরো|செய்திப்பிரிவு|செய்தியாளர்|நிருபர்|డెస్క్|న్యూస్|ప్రతినిధి|ഡെസ്ക്|ലേഖകൻ|ന്യൂസ്|ಡೆಸ್ಕ್|ನ್ಯೂಸ್|ડેસ્ક|ન્યૂઝ|ਡੈਸਕ|ਬਿਊਰੋ|กองบรรณาธิการ|ทีมข่าว|ผู้สื่อข่าว|"
        + "merkezi|haberler|servisi|redaksi|редакції|συντακτική")
        .Split('|').Select(Tokens.Folded).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How names of houses and their rooms end where words are not parted by blanks.</summary>
    private static readonly string[] Ends =
        ["编辑部", "編輯部", "編集部", "编辑", "編輯", "编辑室", "新闻网", "新聞網", "新闻", "新聞", "日报", "日報", "晚报", "晚報", "报社", "報社", "电视台", "電視台", "通讯社", "通訊社", "综合报道", "綜合報導", "取材班", "뉴스팀", "취재팀", "편집국", "편집부", "보도국", "뉴스"];

    /// <summary>True when one of the words is in it.</summary>
    public static bool AreIn(string name) => Tokens.Folded(name).Split(' ').Any(Words.Contains) || (name.Length > 0 && name[^1] > '\u2E7F' && Array.Exists(Ends, end => name.EndsWith(end, StringComparison.Ordinal)));
}
