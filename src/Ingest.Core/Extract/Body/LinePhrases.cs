using System.Collections.Frozen;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract.Body;

/// <summary>
/// The words by which short lines say what they are. Compared folded, so that vowel points, hamza, tatweel and the several forms of yeh and kaf
/// do not matter.
/// </summary>
internal static class LinePhrases
{
    private const int MostWords = 6;

    private static readonly FrozenDictionary<string, LineKind> Kinds = Table(
    [
        (LineKind.Invitation,
            "اقرأ أيضا|إقرأ أيضا|اقرأ ايضا|اقرأ المزيد|اقرأ كذلك|اقرأ في|اقرؤوا أيضا|طالع أيضا|شاهد أيضا|شاهد الفيديو|تابع أيضا|تابعوا أيضا|للمزيد اقرأ|قد يهمك|قد يعجبك|لمتابعة آخر الأخبار|لمتابعة الأخبار|لمتابعة أخبار|لمتابعة المزيد|تابعونا على|تابعنا على|شارك على|شارك عبر|مشاركة عبر|مشاركة على|انضم إلى قناتنا|اشترك في نشرتنا|شارك الخبر|شارك المقال|" +
            "بیشتر بخوانید|همچنین بخوانید|بیشتر ببینید|این مطلب را هم بخوانید|این خبر را هم بخوانید|در همین زمینه بخوانید|" +
            "مزید پڑھیں|مزید پڑھیے|یہ بھی پڑھیں|یہ بھی پڑھیے|یہ بھی دیکھیں|" +
            "קראו גם|קרא גם|קראו עוד|קראו בנוסף|לקריאה נוספת|לכתבה המלאה|" +
            "زیاتر بخوێنەرەوە|هەروەها بخوێنەرەوە|دا هم ولولئ|نور ولولئ|" +
            "bunu da okuyun|ayrıca okuyun|baca juga|xem thêm|đọc thêm|czytaj także|czytaj też|czytaj również|przeczytaj także|zobacz też|zobacz także|čtěte také|čtěte též|prečítajte si aj|lees ook|läs också|læs også|les også|lue myös|loe ka|lasi arī|skaitykite taip pat|" +
            "leia também|leia mais|veja também|lee también|lea también|lea además|à lire aussi|à lire également|lire également|leggi anche|leggi pure|lesen sie auch|citiți și|citește și|olvassa el|ezt is olvassa|διαβάστε επίσης|διαβάστε ακόμη|διαβάστε και|читайте также|читайте також|прочетете още|прочитајте и|pročitajte i|preberite tudi|" +
            "यह भी पढ़ें|ये भी पढ़ें|आणखी वाचा|আরও পড়ুন|இதையும் படிக்க|ఇది కూడా చదవండి|ഇതും വായിക്കുക|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|延伸閱讀|延伸阅读|相关阅读|相關新聞|あわせて読みたい|関連記事|관련기사"),
        (LineKind.CommentHead,
            "التعليقات|تعليقات|تعليق|تعليقات القراء|أضف تعليق|أضف تعليقا|أضف تعليقك|اترك تعليقا|اترك ردا|اكتب تعليقك|إضافة تعليق|نظرات|نظرات کاربران|نظر شما|ارسال نظر|دیدگاه|دیدگاه ها|دیدگاهتان را بنویسید|تبصرے|تبصرہ کریں|اپنی رائے دیں|תגובות|תגובות הגולשים|הוסף תגובה|הוספת תגובה|بۆچوونەکان|تبصرې|څرګندونې|" +
            "comments|reader comments|leave a comment|leave a reply|kommentare|commentaires|comentarios|comentários|commenti|reacties|kommentarer|kommentit|komentarze|komentáře|komentari|komentar|комментарии|коментарі|коментари|yorumlar|σχόλια|hozzászólások|comentarii|bình luận|टिप्पणियाँ|মন্তব্য|ความคิดเห็น|댓글|コメント|评论|評論"),
        (LineKind.FurtherHead,
            "مقالات ذات صلة|أخبار ذات صلة|مواضيع ذات صلة|موضوعات ذات صلة|أخبار متعلقة|موضوعات متعلقة|مواضيع متعلقة|مواد ذات صلة|أخبار مشابهة|المزيد من الأخبار|الأكثر قراءة|آخر الأخبار|في نفس السياق|مطالب مرتبط|اخبار مرتبط|خبرهای مرتبط|پیشنهاد سردبیر|پیشنهاد ما|پربازدیدترین ها|" +
            "متعلقہ خبریں|متعلقہ عنوانات|مزید خبریں|تازہ ترین|כתבות נוספות|כתבות קשורות|כתבות שאולי יעניינו אותך|עוד בנושא|אולי יעניין אותך גם|הנקראות ביותר|هەواڵی پەیوەندیدار|اړوند خبرونه|اړوندې لیکنې"),
        (LineKind.Mark,
            "شارك|شارك هذا|مشاركة|أعجبني|اشتراک گذاری|شیئر کریں|שתפו|שתף|انتهى|انتهى الخبر|انتهای پیام|پایان پیام|انتهای خبر|إعلان|اعلانات|مساحة إعلانية|آگهی|تبلیغات|اشتہار|اشتہارات|פרסומת|מודעה|ڕیکلام|اعلان|reklam|reklama|iklan|publicidad|publicidade|pubblicità|advertentie|annons|annonse|mainos|hirdetés|διαφήμιση|विज्ञापन|বিজ্ঞাপন|โฆษณา|quảng cáo|広告|광고|广告"),
        (LineKind.Source,
            "المصدر|مصدر|مصادر|منبع|منابع|ماخذ|بحوالہ|מקור|سەرچاوە|سرچینه|source|sources|quelle|quellen|fuente|fonte|bron|källa|kilde|lähde|źródło|zdroj|forrás|πηγή|источник|джерело|kaynak|sumber|nguồn|स्रोत|সূত্র|出典|来源|來源|출처"),
        (LineKind.PhotoCredit,
            "تصوير|صورة|الصورة|صور|عدسة|المصور|عکس|عکاس|تصویر|فوٹو|تصاویر|צילום|צילומים|תמונה|وێنە|انځور|photo|photos|photography|foto|fotos|fotografía|fotografia|bild|bilder|crédit photo|zdjęcie|fot|фото|φωτογραφία|fotoğraf|ảnh|写真|사진|图片|图"),
        (LineKind.Date,
            "نشر|نشر في|نشر بتاريخ|تم النشر|تاريخ النشر|تاريخ|آخر تحديث|تحديث|تم التحديث|أخر تعديل|تاریخ انتشار|زمان انتشار|منتشر شده|انتشار|تاریخ|به روز شده|به روزرسانی|شائع|شائع شدہ|تاریخ اشاعت|اپ ڈیٹ|اشاعت|פורסם|פורסם בתאריך|עודכן|תאריך|بڵاوکراوەتەوە|خپور شوی|د خپرېدو نېټه|" +
            "published|updated|last updated|posted|posted on|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|publicerad|publisert|julkaistu|opublikowano|опубликовано|обновлено|опубліковано|yayınlanma|güncelleme|diterbitkan|発行|公開|发布|發布|입력|수정"),
    ]);

    private static readonly FrozenDictionary<string, LineKind>.AlternateLookup<ReadOnlySpan<char>> Lookup = Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What the first words say, as many as it takes.</summary>
    /// <param name="folded">A folded line.</param>
    public static LineKind Opening(ReadOnlySpan<char> folded)
    {
        var kinds = LineKind.None;
        for (var (words, end) = (0, 0); words < MostWords && end < folded.Length; words++, end++)
        {
            end = folded[end..].IndexOf(' ') is >= 0 and var blank ? end + blank : folded.Length;
            kinds |= Lookup.TryGetValue(folded[..end], out var kind) ? kind : LineKind.None;
        }

        return kinds;
    }

    /// <summary>What the whole line says, numbers aside.</summary>
    /// <param name="folded">A folded line.</param>
    public static LineKind Whole(string folded) =>
        Kinds.GetValueOrDefault(string.Join(' ', folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !char.IsDigit(word[0])).Take(MostWords)));

    private static FrozenDictionary<string, LineKind> Table((LineKind Kind, string Phrases)[] rows) =>
        rows.SelectMany(row => row.Phrases.Split('|').Select(phrase => (Phrase: Tokens.Folded(phrase), row.Kind)))
            .Where(pair => pair.Phrase.Length > 0)
            .GroupBy(pair => pair.Phrase, pair => pair.Kind, StringComparer.Ordinal)
            .ToFrozenDictionary(phrase => phrase.Key, phrase => phrase.Aggregate((one, other) => one | other), StringComparer.Ordinal);
}
