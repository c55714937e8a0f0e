using System.Text.RegularExpressions;

namespace Ingest.Core.Extract.Gate;

/// <summary>What pages say that stand in place of a story. A story about cookies or captchas says some of it too, so it has to speak to the reader, or to say it more than once.</summary>
internal static partial class WallWords
{
    /// <summary>A page of so few characters says what it is in any of its words.</summary>
    private const int FewCharacters = 300;

    /// <summary>The words of a bot challenge; null when there are none.</summary>
    public static string? Challenge(string title, string text) =>
        Found(ChallengeSpeech().Match(title + "\n" + text)) ?? Found(ChallengeTitle().Match(title)) ?? (text.Length < FewCharacters ? Found(ChallengeWord().Match(text)) : null);

    /// <summary>The words of a consent wall; null when there are none.</summary>
    public static string? Consent(string title, string text) =>
        Found(ConsentSpeech().Match(title + "\n" + text)) is { } spoken && (text.Length < FewCharacters || ConsentWord().Count(text) > 1) ? spoken : null;

    /// <summary>The title of a page that is gone; null when it is none.</summary>
    public static string? Gone(string title) => Found(GoneTitle().Match(title));

    /// <summary>The words by which a page asks its reader to pay; null when there are none.</summary>
    public static string? Paywall(string text) => Found(PaywallSpeech().Match(text));

    private static string? Found(Match match) => match.Success ? match.Value.Trim() : null;

    [GeneratedRegex(
        @"checking (if the site connection is secure|your browser before)|verify(ing)? (that )?you are (a )?human|enable javascript and cookies to continue|unusual traffic from your|are you a robot\?|confirm (that )?you are not a (robot|bot)|press (&|and) hold to confirm|complete the (security check|captcha)|(solve|enter|pass) (the|this|a) captcha|captcha (is )?(required|below|to (continue|proceed))|you don.t have permission to access|" +
        @"bestätigen sie,? dass sie (ein mensch|kein roboter) sind|confirmez que vous (êtes humain|n'êtes pas un robot)|confirm[ae] que (eres humano|no eres un robot|é humano)|подтвердите, что (вы человек|вы не робот)|تحقق من أنك (إنسان|لست روبوت)|ロボットではない",
        RegexOptions.IgnoreCase)]
    private static partial Regex ChallengeSpeech();

    [GeneratedRegex(@"^\W*(just a moment|access (to this page has been )?denied|attention required!|pardon our interruption|security check|robot check|captcha|ddos-guard|one moment, please|403 forbidden)\W*($|\s[|–-]\s)", RegexOptions.IgnoreCase)]
    private static partial Regex ChallengeTitle();

    [GeneratedRegex(@"checking your browser|unusual traffic|just a moment\.\.\.", RegexOptions.IgnoreCase)]
    private static partial Regex ChallengeWord();

    [GeneratedRegex(
        @"we value your privacy|(we|our partners)( and our partners)? (use|store) (and read )?(cookies|data on your device)|before you continue( to)?\b|your (privacy|cookie) (choices|settings|preferences)|(please|click to|you (can|may|must|have to)) (accept|agree to|consent to)( the use of)?( all)?( our)? cookies|accept all cookies (and|to) (continue|read)|nous (et nos partenaires )?utilisons des (cookies|traceurs)|avant de (continuer|poursuivre)|" +
        @"wir (und unsere partner )?(verwenden|nutzen|setzen) cookies|(utilizamos|usamos) (os )?cookies|utilizziamo (i )?cookie|wij gebruiken cookies|vi (använder|bruker|bruger) cookies|używamy (plików )?cookie|мы используем (файлы )?cookie|политик[аи] cookie|(نستخدم )?ملفات تعريف الارتباط|当サイトはcookie|クッキー",
        RegexOptions.IgnoreCase)]
    private static partial Regex ConsentSpeech();

    [GeneratedRegex(@"cookie|privacy|consent|partners?\b|traceurs|zustimm|einwillig|datenschutz|accept|akzeptier|consenti|aceptar|aceitar|accett|согласи|ارتباط|クッキー|同意", RegexOptions.IgnoreCase)]
    private static partial Regex ConsentWord();

    [GeneratedRegex(
        @"^\W*((error|fehler|erreur|errore)\W*)?(404|410)(\W*$|\W+(error|not found|page|file|seite|nicht gefunden|[-|–·:]))|^\W*((sorry|oops|oh no)\W+)?((the|this|your|that) )?(page|article|story|content|file|document|url|requested page)( you (requested|are looking for))? .{0,20}(not (be )?found|no longer (available|exists?)|(does not|doesn.t) exist)|^\W*not found\W*($|[-|–·:])|" +
        @"^\W*(die )?(seite|artikel) .{0,20}nicht gefunden|page (introuvable|non trouvée)|p[áa]gina no encontrada|p[áa]gina n[ãa]o encontrada|pagina non trovata|pagina niet gevonden|sidan (hittades inte|kunde inte hittas)|nie znaleziono strony|страница не найдена|الصفحة غير موجودة|ページが見つかりません|页面不存在|페이지를 찾을 수 없",
        RegexOptions.IgnoreCase)]
    private static partial Regex GoneTitle();

    [GeneratedRegex(
        @"(subscribe|sign in|log in|register|become a member) (now )?(to|and) (continue|keep|read|unlock|view|access)|to (continue|keep) reading|to read the full (story|article)|(this (article|story|content) is|available) (only )?(for|to|exclusive(ly)? (for|to)) (paying |our )?(subscribers|members)|already a (subscriber|member)\?|" +
        @"(um|zum) weiter(zu)?lesen|jetzt (weiterlesen|abonnieren)|nur für abonnent|réservé(e)? (à nos|aux) abonnés|pour lire la suite|(para|por favor,?) (seguir|continuar) (leyendo|lendo)|(exclusivo|solo) para (suscriptores|assinantes)|(riservato|solo) (agli|per gli) abbonati|alleen voor abonnees|för att läsa vidare|только для подписчиков|للمشتركين فقط|会員限定|有料会員",
        RegexOptions.IgnoreCase)]
    private static partial Regex PaywallSpeech();
}
