using System.Text.RegularExpressions;

namespace Ingest.Core.Extract.Body;

/// <summary>What stands among the paragraphs of a story and speaks to the reader of the site instead: invitations, notices in place of films, marks of a content system.</summary>
internal static partial class NoticeWords
{
    private const int LongestLabel = 20;
    private const int LongestInvitation = 220;
    private const int LongestEnding = 400;

    /// <summary>Such a block belongs to no story wherever it stands.</summary>
    public static bool IsNotice(string text) => text.Length <= LongestInvitation && (Sharing().IsMatch(text) || Code().IsMatch(text) || Embedded().IsMatch(text) || (Newsletter().IsMatch(text) && Subscribing().IsMatch(text)));

    /// <summary>The name of what stands behind it, which is none of the story: a paragraph of these words alone.</summary>
    public static bool IsLabel(string text) => text.Length <= LongestLabel && Label().IsMatch(text);

    /// <summary>Such a block belongs to no story at the end of it.</summary>
    public static bool IsEnding(string text) => text.Length <= LongestEnding && Ending().IsMatch(text);

    /// <summary>"Ada Mostwick is a reporter in Quilport": nobody writes so of himself in a story.</summary>
    public static bool IsAboutAuthor(string text, IReadOnlyList<string> authors) =>
        text.Length <= LongestEnding && authors.Any(name => name.Length > 4 && text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && About().IsMatch(text.AsSpan(name.Length)));

    [GeneratedRegex(
        @"^\W*((diesen |den )?(artikel|beitrag) teilen|teile(n sie)? diesen (artikel|beitrag)|partagez? (cet article|sur)|compart(e|ir|ilhe|ilhar) (est[ea] (artículo|nota|noticia|artigo|matéria)|en|no)|condividi( l.articolo)?|udostępnij( artykuł)?|поделиться( статьей)?|شارك (الخبر|المقال)|シェアする|" +
        @"(keine |bisherige )?kommentare( zur nachricht)?( \(\d+\)| geschlossen)?( \(.*\))?|kommentar schreiben|kommentieren sie( jetzt)?|(write|post|add) a comment|no comments( yet)?|comentarios cerrados|commentaires fermés|(image|photo|bild|foto|slide) \d+ (of|von|sur|de|di|av|af) \d+|" +
        @"sponsored (links?|content)|subscribe|(story|article) continues (below|after)( .*)?|table of contents|inhaltsverzeichnis|table des matières|tabla de contenidos?|up next|mehr zum thema|weitere videos|\d+ min(ute)?s?( to)? read|reading time\W* \d+ min(ute)?s?( read)?|lesezeit\W* \d+ min(uten?)?|" +
        @"(register|sign (in|up)|log in|create an account)\b.{0,40} to (continue|unlock|read|access)\b.{0,60}|sign in or (create an account|register)|(access|enjoy|get) .{0,20}articles .{0,30}(per month|with one account)|share your thoughts and join the conversation.{0,30}|get e?-?mail updates from .{0,40}|already a (subscriber|member)\W* (sign|log) in|continue reading( the main story)?|thank(s| you) for (registering|subscribing|signing up)|please refresh (the|this|your) (page|browser)\b.{0,80}\bto be (automatically )?logged in|notifications can be managed in (your )?browser (preferences|settings)|waiting for (your )?permission to load .{0,60}|zobacz (także|też|również)\b.{0,60}|czytaj (także|też|również)\b.{0,100}|alle angaben ohne gewähr|wszelkie prawa zastrzeżone|(quelle|fuente|fonte|källa|kilde|źródło|источник|المصدر)\s*:\s*\S+)\W*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Sharing();

    [GeneratedRegex(@"^\W*(tagged (in|with)|published in|advertising)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    /// <summary>A mark of the content system with what stands in it; without an attribute or an end it is an editor's bracket.</summary>
    [GeneratedRegex(@"^\[([a-z][\w-]* [^\]]*\w=[^\]]*\].*|/[a-z][\w-]*\]|(?<name>[a-z][\w-]*)\].*\[/\k<name>\])$", RegexOptions.IgnoreCase)]
    private static partial Regex Code();

    /// <summary>In place of a film or a post that waits for consent.</summary>
    [GeneratedRegex(
        @"^\W*((bitte )?klicken sie .{0,60}um (den|diesen|das|die) .{0,60}zu (laden|sehen)|um (dieses|diesen|das|den) .{0,60}(anzuzeigen|anzusehen|zu sehen|zu laden)|wenn sie dieses .{0,30}video sehen|(to (view|see|watch)|in order to view) this (content|video|post|embed).{0,100}|this content is (hosted|not available).{0,100}|" +
        @"pour (afficher|voir) (ce|cette) (contenu|vidéo).{0,100}|para ver este (contenido|vídeo|video|conteúdo).{0,100}|per (visualizzare|vedere) questo (contenuto|video).{0,100}|your browser does not support .{0,60}|please use .{0,40}browser .{0,60}\bvideos?( player)?|sorry,? but you can[’']t access this content|javascript is (required|disabled).{0,80}|" +
        @"(an dieser stelle|hier) (befindet sich|findest du|finden sie|haben wir|steht) .{0,30}(externe\w* inhalt|inhalte? (von|eines)).{0,120}|ich bin (damit )?einverstanden, dass mir .{0,30}inhalte .{0,60}angezeigt werden.{0,60}|(damit|dadurch|dabei)? ?(können |werden )?(so )?personenbezogene daten (können )?an drittplattformen .{0,100}|" +
        @"(empfohlener|externer) (redaktioneller |externer )?inhalt|.{0,20}inhalte? (erlauben|anzeigen|laden|aktivieren|zulassen)|link zum .{0,20}inhalt|ein klick für den datenschutz|placeholder image\W?\d*|" +
        @"(this|the following) (article|content|embed) (contains|includes) (content|material) (provided|hosted) by .{0,80}|(allow|load|accept) .{0,40}(content|cookies)( and continue)?|(toestaan|accepteren) en (bekijken|tonen)|contenu (externe|bloqué).{0,40})\W*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Embedded();

    [GeneratedRegex(@"news-?letter|mailing list|inbox|\bget\b.{3,60}\bdelivered (straight )?(to|through) your (letter-?box|door)\b|posteingang|boîte mail|bandeja de entrada|рассылк|النشرة|メルマガ", RegexOptions.IgnoreCase)]
    private static partial Regex Newsletter();

    [GeneratedRegex(
        @"\b(sign(ing)? up|subscribe|get (our|the)|join (us|our)|let our|delivered (straight )?(to|through) your|register (for|now)|melde(n sie)? (dich|sich)|(anmelden|abonnier|jetzt bestellen)\w*|inscri(vez|s-toi)|abonnez|suscr[ií]b\w+|únete|s[ií]guenos|apúntate|inscreva|assine|iscriviti|meld je aan|prenumerera|zapisz się|подпис\w+|اشترك|انضم|abone ol)|登録",
        RegexOptions.IgnoreCase)]
    private static partial Regex Subscribing();

    [GeneratedRegex(
        @"^\W*(\(?(additional )?reporting by .*|(last )?(updated|aktualisiert|mis à jour|actualizado|aggiornato|atualizado|обновлено|zaktualizowano)(\s*:.{0,40}|\s+((on|at|am|um|le|el|il|em|à|às|alle|в|dnia)\s+)?((?-i:\p{Lu})\p{L}*[.,]?\s+){0,3}\d.{0,30})|" +
        @"(for|get) (the )?(latest|more(?! than)|breaking) .{0,60}([,:;.!]\s+(please )?(download|follow|subscribe|visit (us|our))(?![\w-])|\b(download our|follow us|subscribe to our|visit (us|our))\b).*|(follow|like) (us|me) on\b.*|reach (the |this )?reporters? .*|(folgen sie uns|folge uns|suivez-nous|síguenos|sigue a .{0,40} en|siga-nos|seguici|volg ons|följ oss|obserwuj nas|подписывайтесь|подпишитесь|تابعونا|تابعنا).*|" +
        @"(if you enjoyed|did you enjoy|enjoyed) this .*|(we want to hear|tell us|let us know) what you think.*|submit (a|your) letter.*|(do you have|got|have) a (news )?(story|tip)\b.{0,40}\? .*|for more (stories|news) like this\b.*|this (article|story|post) (was )?(originally|first) (appeared|published|ran) .*|read the original (article|story|post)\b.{0,80}|(lest|lesen sie|hier geht es zum) den original(artikel|text|beitrag)\b.{0,60}|[（(〔]?(责任编辑|責任編輯|责编|責編|编辑|編輯|編集)\s*[:：].{1,30}|.{1,20}\s기자\s+\S+@\S+|\([a-zäöüß]{2,5}([/,] ?[a-zäöüß]{2,5})?\)|the post .{0,160} (appeared first|first appeared) on .*|der beitrag .{0,160} erschien (zuerst|erstmals) .*)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    [GeneratedRegex(@"^,?\s(is|was|writes|covers|reports|works|has (been|worked|written|covered)|joined|ist|schreibt|arbeitet|berichtet|est|écrit|travaille|es|escribe|trabaja|è|scrive|é|escreve|is een|schrijft|är|skriver|er|jest|pisze)\b", RegexOptions.IgnoreCase)]
    private static partial Regex About();
}
