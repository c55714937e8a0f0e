using System.Buffers;
using System.Text.RegularExpressions;

namespace Ingest.Core.Extract.Body;

/// <summary>What speaks to the reader as to a customer: walls, channels to follow, the terms of a subscription.</summary>
internal static partial class StrayLines
{
    private const int LongestWall = 1_500;
    private const int Short = 160;

    /// <summary>A line without a full stop that asks to subscribe is shorter.</summary>
    private const int LongestCall = 60;

    /// <summary>Whatever <see cref="Agreement"/> finds in Latin letters holds one of them.</summary>
    private static readonly SearchValues<string> AgreementWords = SearchValues.Create(["agree", "consent", "accept", "stimmen sie", "erkl", "acept", "accetti", "concorda", "akkoord", "zgadzasz", "kabul"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whatever <see cref="Channel"/> finds in Latin letters holds one of them.</summary>
    private static readonly SearchValues<string> Channels = SearchValues.Create(["telegram", "whatsapp", "youtube"], StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whatever <see cref="Wall"/> finds in Latin letters holds one of them. Long expressions are tried letter by letter; words are sought in
    /// many letters at once, as long as they are ASCII.
    /// </summary>
    private static readonly SearchValues<string> WallMarks = SearchValues.Create(
        [
            "reading", "subscri", "sign up", "sign in", "log in", "regist", "members", "already a member", "unlock this", "reached your", "weiterlesen", "weiter lesen", "jetzt lesen", "freischalten", "nur f", "abonn", "lire la suite", "continuer", "poursui",
            "de cet article", "leyendo", "lendo", "exclusiv", "ya eres", "assinante", "continuare", "leggere", "abbonat", "verder lezen", "lees verder", "prenumer", "logg", "tila", "subskry", "edpl", "devam",
        ], StringComparison.OrdinalIgnoreCase);

    /// <summary>Follow us elsewhere.</summary>
    public static bool IsChannel(string text) => text.Length < Short && MaySay(Channels, text) && Channel().IsMatch(text);

    /// <summary>The words by which a wall asks the reader of a teaser to subscribe.</summary>
    public static bool IsWall(string text) => text.Length < LongestWall && MaySay(WallMarks, text) && Wall().IsMatch(text);

    /// <summary>Among the paragraphs one such phrase may be a sentence of the story: "available to members", "register to access the fund".</summary>
    public static bool IsPlainWall(string text) => text.Length < Short * 2 && MaySay(WallMarks, text) && Wall().Count(text) is > 0 and var phrases && (phrases > 1 || (text.Length < LongestCall && text[^1] is not ('.' or '。' or '؟' or '?')));

    /// <summary>What one agrees to by subscribing.</summary>
    public static bool IsConsent(string text) => text.Length < Short * 2 && MaySay(AgreementWords, text) && Agreement().IsMatch(text) && Subscription().IsMatch(text);

    /// <summary>What is written in other letters is looked at in any case.</summary>
    private static bool MaySay(SearchValues<string> words, string text) => text.AsSpan().ContainsAny(words) || text.AsSpan().ContainsAnyInRange('\u0370', '\u1FFF') || text.AsSpan().ContainsAnyInRange('\u2E80', '\uFFEF');

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
}
