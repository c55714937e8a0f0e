using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize.Datelines;

/// <summary>A place alone in front of the story, in Arabic script, which has no capitals to tell it by: <c>الرباط - </c>, and in Urdu <c>کراچی: </c>.</summary>
internal static partial class BarePlaces
{
    /// <summary>What else opens a story in the same way.</summary>
    private static readonly FrozenSet<string> NotPlaces =
        ("عاجل|خاص|خبر|حصري|حصريا|متابعة|متابعات|تقرير|تحليل|تحقيق|حوار|مقابلة|رأي|مقال|فيديو|بالفيديو|صور|بالصور|شاهد|مشاهد|تحديث|كتب|كتبت|بقلم|ملاحظة|تنويه|مباشر|الآن|رياضة|اقتصاد|سياسة|ثقافة|محليات|أخبار|اليوم|أمس|وكالات|إعداد|ترجمة|قراءة|ملخص|بيان|تصحيح|"
        + "فوری|اختصاصی|گزارش|یادداشت|گفتگو|گفت‌وگو|عکس|فیلم|ویدئو|تحلیل|سرویس|خبرگزاری|تازہ ترین|رپورٹ|تجزیہ|تحریر|ویڈیو|بریکنگ|ویب ڈیسک|نوٹ")
        .Split('|').Select(NewsAgencies.Fold).ToFrozenSet(StringComparer.Ordinal);

    public static Dateline? Read(string text)
    {
        var match = Dashed().Match(text);
        match = match.Success || !IsUrdu(text) ? match : Colon().Match(text);
        return match.Success && match.Groups["place"].Value.Trim() is { Length: > 2 } place && !place.Split(' ').Any(word => NotPlaces.Contains(NewsAgencies.Fold(word))) && !NotPlaces.Contains(NewsAgencies.Fold(place))
            ? new Dateline(null, place)
            : null;
    }

    /// <summary>Letters that Arabic and Persian do not have.</summary>
    private static bool IsUrdu(string text) => text.AsSpan().IndexOfAny("ٹڈڑںے") >= 0;

    /// <summary>At most three words, a dash between blanks, and a story that goes on.</summary>
    [GeneratedRegex(@"^(?<place>[\u0621-\u06D3\u064B-\u0652\u200C]{2,14}(?: [\u0621-\u06D3\u064B-\u0652\u200C]{2,14}){0,2}) ?(?: [-–]|[—]) ?(?!.{0,80} [-–—] )(?=[\u0621-\u06D3«""“].{30})")]
    private static partial Regex Dashed();

    [GeneratedRegex(@"^(?<place>[\u0621-\u06D3\u064B-\u0652\u200C]{2,14}(?: [\u0621-\u06D3\u064B-\u0652\u200C]{2,14})?) ?: (?=[\u0621-\u06D3].{30})")]
    private static partial Regex Colon();
}
