using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract;

/// <summary>
/// Short lines that say themselves what they are: an invitation to another story, the head of the comments, an advertisement, a date, the
/// end. Compared folded, so that vowel points, hamza, tatweel and the several forms of yeh and kaf do not matter.
/// </summary>
internal static partial class StrayLines
{
    /// <summary>Relative times are told by their words; the day does not matter.</summary>
    private static readonly DateReaderHints AnyDay = new() { Now = DateTimeOffset.UnixEpoch.AddYears(60) };

    private const int LongestWall = 1_500;
    private const int Short = 160;

    /// <summary>A line without a full stop that asks to subscribe is shorter.</summary>
    private const int LongestCall = 60;
    private const int MostHeadWords = 6;
    private const int MostSourceLength = 80;

    /// <summary>Whatever <see cref="Agreement"/> finds in Latin letters holds one of them.</summary>
    private static readonly SearchValues<string> AgreementWords = SearchValues.Create(["agree", "consent", "accept", "stimmen sie", "erkl", "acept", "accetti", "concorda", "akkoord", "zgadzasz", "kabul"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whatever <see cref="Channel"/> finds in Latin letters holds one of them.</summary>
    private static readonly SearchValues<string> Channels = SearchValues.Create(["telegram", "whatsapp", "youtube"], StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whatever <see cref="Wall"/> finds in Latin letters holds one of them. Long expressions are tried letter by letter; words are sought in
    /// many letters at once, as long as they are ASCII.
    /// </summary>
    private static readonly SearchValues<string> WallWords = SearchValues.Create(
        [
            "reading", "subscri", "sign up", "sign in", "log in", "regist", "members", "already a member", "unlock this", "reached your", "weiterlesen", "weiter lesen", "jetzt lesen", "freischalten", "nur f", "bereits abonn", "aux abonn", "lire la suite", "continuer",
            "poursui", "de cet article", "abonn", "leyendo", "lendo", "exclusiv", "ya eres", "assinante", "continuare", "leggere", "abbonat", "verder lezen", "lees verder", "vidare", "les videre", "jatka lukemista", "czytaj dalej", "videre", "dal", "devam",
        ], StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> InvitationWords = Phrases(
        "اقرأ أيضا|إقرأ أيضا|اقرأ ايضا|اقرأ المزيد|اقرأ كذلك|اقرأ في|اقرؤوا أيضا|طالع أيضا|شاهد أيضا|شاهد الفيديو|تابع أيضا|تابعوا أيضا|للمزيد اقرأ|قد يهمك|قد يعجبك|لمتابعة آخر الأخبار|لمتابعة الأخبار|لمتابعة أخبار|لمتابعة المزيد|تابعونا على|تابعنا على|شارك على|شارك عبر|مشاركة عبر|مشاركة على|انضم إلى قناتنا|اشترك في نشرتنا|شارك الخبر|شارك المقال|" +
        "بیشتر بخوانید|همچنین بخوانید|بیشتر ببینید|این مطلب را هم بخوانید|این خبر را هم بخوانید|در همین زمینه بخوانید|" +
        "مزید پڑھیں|مزید پڑھیے|یہ بھی پڑھیں|یہ بھی پڑھیے|یہ بھی دیکھیں|" +
        "קראו גם|קרא גם|קראו עוד|קראו בנוסף|לקריאה נוספת|לכתבה המלאה|" +
        "زیاتر بخوێنەرەوە|هەروەها بخوێنەرەوە|دا هم ولولئ|نور ولولئ|" +
        "bunu da okuyun|ayrıca okuyun|baca juga|xem thêm|đọc thêm|czytaj także|czytaj też|czytaj również|przeczytaj także|zobacz też|zobacz także|čtěte také|čtěte též|prečítajte si aj|lees ook|läs också|læs også|les også|lue myös|loe ka|lasi arī|skaitykite taip pat|" +
        "leia também|leia mais|veja também|lee también|lea también|lea además|à lire aussi|à lire également|lire également|leggi anche|leggi pure|lesen sie auch|citiți și|citește și|olvassa el|ezt is olvassa|διαβάστε επίσης|διαβάστε ακόμη|διαβάστε και|читайте также|читайте також|прочетете още|прочитајте и|pročitajte i|preberite tudi|" +
        "यह भी पढ़ें|ये भी पढ़ें|आणखी वाचा|আরও পড়ুন|இதையும் படிக்க|ఇది కూడా చదవండి|ഇതും വായിക്കുക|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|延伸閱讀|延伸阅读|相关阅读|相關新聞|あわせて読みたい|関連記事|관련기사");

    private static readonly FrozenSet<string> CommentHeads = Phrases(
        "التعليقات|تعليقات|تعليق|تعليقات القراء|أضف تعليق|أضف تعليقا|أضف تعليقك|اترك تعليقا|اترك ردا|اكتب تعليقك|إضافة تعليق|نظرات|نظرات کاربران|نظر شما|ارسال نظر|دیدگاه|دیدگاه ها|دیدگاهتان را بنویسید|تبصرے|تبصرہ کریں|اپنی رائے دیں|תגובות|תגובות הגולשים|הוסף תגובה|הוספת תגובה|بۆچوونەکان|تبصرې|څرګندونې|" +
        "comments|reader comments|leave a comment|leave a reply|kommentare|commentaires|comentarios|comentários|commenti|reacties|kommentarer|kommentit|komentarze|komentáře|komentari|komentar|комментарии|коментарі|коментари|yorumlar|σχόλια|hozzászólások|comentarii|bình luận|टिप्पणियाँ|মন্তব্য|ความคิดเห็น|댓글|コメント|评论|評論");

    private static readonly FrozenSet<string> FurtherHeads = Phrases(
        "مقالات ذات صلة|أخبار ذات صلة|مواضيع ذات صلة|موضوعات ذات صلة|أخبار متعلقة|موضوعات متعلقة|مواضيع متعلقة|مواد ذات صلة|أخبار مشابهة|المزيد من الأخبار|الأكثر قراءة|آخر الأخبار|في نفس السياق|مطالب مرتبط|اخبار مرتبط|خبرهای مرتبط|پیشنهاد سردبیر|پیشنهاد ما|پربازدیدترین ها|" +
        "متعلقہ خبریں|متعلقہ عنوانات|مزید خبریں|تازہ ترین|כתבות נוספות|כתבות קשורות|כתבות שאולי יעניינו אותך|עוד בנושא|אולי יעניין אותך גם|הנקראות ביותר|هەواڵی پەیوەندیدار|اړوند خبرونه|اړوندې لیکنې");

    private static readonly FrozenSet<string> Endings = Phrases(
        "شارك|شارك هذا|مشاركة|أعجبني|اشتراک گذاری|شیئر کریں|שתפו|שתף|انتهى|انتهى الخبر|انتهای پیام|پایان پیام|انتهای خبر|إعلان|اعلانات|مساحة إعلانية|آگهی|تبلیغات|اشتہار|اشتہارات|פרסומת|מודעה|ڕیکلام|اعلان|reklam|reklama|iklan|publicidad|publicidade|pubblicità|advertentie|annons|annonse|mainos|hirdetés|διαφήμιση|विज्ञापन|বিজ্ঞাপন|โฆษณา|quảng cáo|広告|광고|广告");

    private static readonly FrozenSet<string> SourceWords = Phrases("المصدر|مصدر|مصادر|منبع|منابع|ماخذ|بحوالہ|מקור|سەرچاوە|سرچینه|source|sources|quelle|quellen|fuente|fonte|bron|källa|kilde|lähde|źródło|zdroj|forrás|πηγή|источник|джерело|kaynak|sumber|nguồn|स्रोत|সূত্র|出典|来源|來源|출처");

    private static readonly FrozenSet<string> PhotoWords = Phrases("تصوير|صورة|الصورة|صور|عدسة|المصور|عکس|عکاس|تصویر|فوٹو|تصاویر|צילום|צילומים|תמונה|وێنە|انځور|photo|photos|photography|foto|fotos|fotografía|fotografia|bild|bilder|crédit photo|zdjęcie|fot|фото|φωτογραφία|fotoğraf|ảnh|写真|사진|图片|图");

    private static readonly FrozenSet<string> DateWords = Phrases(
        "نشر|نشر في|نشر بتاريخ|تم النشر|تاريخ النشر|تاريخ|آخر تحديث|تحديث|تم التحديث|أخر تعديل|تاریخ انتشار|زمان انتشار|منتشر شده|انتشار|تاریخ|به روز شده|به روزرسانی|شائع|شائع شدہ|تاریخ اشاعت|اپ ڈیٹ|اشاعت|פורסם|פורסם בתאריך|עודכן|תאריך|بڵاوکراوەتەوە|خپور شوی|د خپرېدو نېټه|" +
        "published|updated|last updated|posted|posted on|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|publicerad|publisert|julkaistu|opublikowano|опубликовано|обновлено|опубліковано|yayınlanma|güncelleme|diterbitkan|発行|公開|发布|發布|입력|수정");

    /// <summary>An invitation opens with its words; what it invites to follows.</summary>
    public static bool IsInvitation(string text) => text.Length < Short && (Opens(InvitationWords, text) || (MaySay(Channels, text) && Channel().IsMatch(text)));

    /// <summary>The words by which a wall asks the reader of a teaser to subscribe.</summary>
    public static bool IsWall(string text) => text.Length < LongestWall && MaySay(WallWords, text) && Wall().IsMatch(text);

    /// <summary>Among the paragraphs one such phrase may be a sentence of the story: "available to members", "register to access the fund".</summary>
    public static bool IsPlainWall(string text) => text.Length < Short * 2 && MaySay(WallWords, text) && Wall().Count(text) is > 0 and var phrases && (phrases > 1 || (text.Length < LongestCall && text[^1] is not ('.' or '。' or '؟' or '?')));

    /// <summary>What one agrees to by subscribing.</summary>
    public static bool IsConsent(string text) => text.Length < Short * 2 && MaySay(AgreementWords, text) && Agreement().IsMatch(text) && Subscription().IsMatch(text);

    public static bool IsCommentHead(string text) => text.Length < Short / 2 && Is(CommentHeads, text);

    public static bool IsFurtherHead(string text) => text.Length < Short / 2 && (Is(FurtherHeads, text) || Is(InvitationWords, text));

    /// <summary>An advertisement's label, or the words by which an agency ends its reports.</summary>
    public static bool IsMark(string text) => text.Length < Short / 4 && Is(Endings, text);

    /// <summary><c>المصدر : وكالات</c>.</summary>
    public static bool IsSource(string text) => text.Length < MostSourceLength && text.AsSpan(0, Math.Min(text.Length, 24)).ContainsAny(':', '：') && Opens(SourceWords, text);

    /// <summary><c>تصوير: خالد البحري</c>.</summary>
    public static bool IsPhotoCredit(string text) => text.Length < MostSourceLength && text.AsSpan(0, Math.Min(text.Length, 24)).ContainsAny(':', '：') && Opens(PhotoWords, text);

    /// <summary><c>قبل 3 ساعات</c>.</summary>
    public static bool IsRelativeTime(string text) => text.Length < Short / 5 && text.Any(char.IsDigit) && DateReader.Read(text, AnyDay) is not null;

    /// <summary><c>פורסם: 24.2.26, 06:45</c>: says that a date follows, which does.</summary>
    public static bool IsDated(string text) => text.Length < Short && text.Any(char.IsDigit) && text[^1] is not ('.' or '؟' or '?' or '!' or '۔') && Opens(DateWords, text);

    /// <summary>What is written in other letters is looked at in any case.</summary>
    private static bool MaySay(SearchValues<string> words, string text) => text.AsSpan().ContainsAny(words) || text.AsSpan().ContainsAnyInRange('\u0370', '\u1FFF') || text.AsSpan().ContainsAnyInRange('\u2E80', '\uFFEF');

    /// <summary>The whole line, numbers aside.</summary>
    private static bool Is(FrozenSet<string> phrases, string text) =>
        phrases.Contains(string.Join(' ', Tokens.Folded(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !char.IsDigit(word[0])).Take(MostHeadWords)));

    private static bool Opens(FrozenSet<string> phrases, string text)
    {
        var folded = Tokens.Folded(text.Length > Short ? text[..Short] : text).AsSpan();
        var lookup = phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var (words, end) = (0, 0); words < MostHeadWords && end < folded.Length; words++, end++)
        {
            end = folded[end..].IndexOf(' ') is >= 0 and var blank ? end + blank : folded.Length;
            if (lookup.Contains(folded[..end]))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"(اشترك|اشتركوا|تابع(ونا|نا)|انضم(وا)?|عضو شوید|دنبال کنید|جوائن کریں|فالو کریں|הצטרפו|עקבו).{0,40}(تيليجرام|تيليغرام|تلغرام|تليجرام|واتساب|واتس|تويتر|فيسبوك|يوتيوب|انستغرام|إنستغرام|جوجل نيوز|غوغل نيوز|تلگرام|اینستاگرام|روبیکا|واٹس|فیس بک|گوگل|telegram|whatsapp|וואטסאפ|טלגרם|פייסבוק)|" +
        @"^\W*(join (us|our)|subscribe to our|follow our|abonnier(e|t|en sie) unseren|folge?n? (sie )?(uns|unserem)|rejoignez|abonnez-vous|suscríbete|únete|s[ií]guenos|inscreva-se|siga-nos|iscriviti|seguici|subskrybuj|подписывайтесь|подпишитесь) .{0,60}(telegram|whatsapp|youtube)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Channel();

    [GeneratedRegex(
        @"(continue|keep|to) reading\b.{0,60}\b(subscri|sign|log|regist|account|trial|become)|(subscri|sign up|log in|sign in|regist)\w*\b.{0,60}\b(to (continue|keep|read|unlock|access|get full)|for (full|unlimited))|(only|exclusive(ly)?|reserved|available|content|article) (is )?(only )?(available )?(for|to) (our )?(paying |premium |digital )?(subscribers|members)|already a (subscriber|member)|unlock this (article|story)|you('ve| have) reached your (limit|article)|" +
        @"(weiterlesen|weiter lesen|jetzt lesen|freischalten).{0,60}(abo|regist|anmeld|kostenlos|testen|plus)|nur für (abonnent|mitglieder|plus)|bereits abonn|réservée? aux abonn|(lire la suite|continuer (la|votre) lecture|poursui).{0,60}(abonn|connect|inscri)|(il vous reste|reste) .{0,20}% de cet article|déjà abonné|(para|por) (seguir|continuar) (leyendo|lendo).{0,60}(suscr|regist|inici|assin|cadastr)|exclusiv[oa] para (suscriptores|assinantes)|ya eres suscriptor|já é assinante|" +
        @"(per|continua a) (continuare|leggere).{0,60}(abbon|regist|accedi)|riservato agli abbonati|sei già abbonato|(verder lezen|lees verder).{0,60}(abonn|account|log)|alleen voor abonnees|(läs vidare|fortsätt läsa|les videre|læs videre|jatka lukemista|czytaj dalej|dočtěte|číst dál).{0,80}(prenumer|abonn|logg|tila|subskry|prenumer|předpl)|(читать|доступ).{0,60}(подпис)|только для подписчиков|devamı.{0,40}abone|" +
        @"(للاطلاع على|لمتابعة|لاستكمال|لقراءة|لإكمال).{0,40}(القراءة|المقال|المقالة|النص|المحتوى|الموضوع|الخبر|البقية).{0,80}(اشتر|سجل|تسجيل|الدخول)|(اشترك|سجل|قم بالتسجيل|سجّل).{0,40}(لمتابعة|لمواصلة|لإكمال|لقراءة|للوصول)|(للمشتركين|مشتركي(ن|نا)) فقط|(محتوى|مقال|هذا المقال|المحتوى).{0,20}(حصري|مخصص|متاح) ل?(ل?مشتركين)|(برای (ادامه|خواندن)).{0,60}(اشتراک|عضو|ثبت نام|وارد)|ویژه (مشترکان|اعضا)|(להמשך קריאה|לקריאת הכתבה).{0,60}(מנוי|הרשמו|התחבר|הצטרפ)|למנויים בלבד|כבר מנוי|(مکمل|مزید) (خبر|مضمون|تحریر)?.{0,30}(سبسکرائب|لاگ ان)|" +
        @"(続きを読む|この記事は).{0,40}(会員|登録|有料)|有料会員|会員限定|订阅.{0,20}(阅读|全文)|訂閱.{0,20}(閱讀|全文)|(구독|로그인|회원).{0,20}(후|하고|하면).{0,20}(읽|이용|보)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Wall();

    [GeneratedRegex(@"\b(you agree|you consent|you accept|stimmen sie|erklären sie sich|vous acceptez|aceptas|aceptáis|accetti|concorda|ga je akkoord|zgadzasz się|вы соглашаетесь)\b|توافق على|أوافق على|موافقتك على|می‌پذیرید|موافقت می|اتفاق کرتے|מסכים|מסכימים|kabul e", RegexOptions.IgnoreCase)]
    private static partial Regex Agreement();

    [GeneratedRegex(@"\b(by (clicking|signing|subscribing|submitting|entering|providing|registering)|newsletter|anmeld|inscri|registr|suscri|iscri|subscri|abonn)|بالضغط|بالنقر|باشتراك|الاشتراك|ثبت نام|عضویت|سبسکرائب|הרשמה|בלחיצה|подпис", RegexOptions.IgnoreCase)]
    private static partial Regex Subscription();

    private static FrozenSet<string> Phrases(string phrases) => phrases.Split('|').Select(Tokens.Folded).Where(phrase => phrase.Length > 0).ToFrozenSet(StringComparer.Ordinal);
}
