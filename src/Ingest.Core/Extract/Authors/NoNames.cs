using System.Collections.Frozen;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract.Authors;

/// <summary>Words of desks, houses and roles in scripts without capitals, where a name is known by what it is not.</summary>
internal static class NoNames
{
    private static readonly FrozenSet<string> Words = (
        "تحرير|التحرير|المحرر|محرر|هيئة|وكالات|وكالة|وكالاتنا|مراسل|مراسلنا|مراسلتنا|مندوب|صحيفة|جريدة|صحف|موقع|شبكة|قناة|ويب|ادمن|الإدارة|إدارة|فريق|غرفة|الأخبار|أخبار|نيوز|مصادر|خاص|متابعات|المصدر|بواسطة|أسرة|مجلة|بوابة|"
        + "تحریریه|خبرگزاری|سرویس|گروه|مدیر|سایت|روزنامه|خبرنگار|هیئت|دبیر|تیم|ڈیسک|نیوز|نمائندہ|رپورٹر|ادارہ|ایڈیٹر|مانیٹرنگ|خبر|رساں|ایجنسی|מערכת|כתבי|כתב|כתבת|סוכנויות|חדשות|אתר|צוות|עורך|עורכת|super|user|webdesk|از|توسط")
        .Split('|').Select(Tokens.Folded).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when one of the words is in it.</summary>
    public static bool AreIn(string name) => Tokens.Folded(name).Split(' ').Any(Words.Contains);
}
