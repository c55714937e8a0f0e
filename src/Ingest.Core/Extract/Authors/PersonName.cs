using System.Text.RegularExpressions;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract.Authors;

/// <summary>Reads the names of people from what stands in a byline; roles, degrees, dates and houses are no names.</summary>
internal static partial class PersonName
{
    /// <summary>A byline has a word before its word: "Published on Monday by …".</summary>
    private const int MostPrefixes = 3;

    /// <summary>A page may call anything an author.</summary>
    private const int MostText = 4_000;

    private const int Longest = 60;
    private const int MostWords = 5;

    /// <summary>The names in a text, in its order; whether each is a person is asked of <see cref="IsPerson"/>.</summary>
    public static IEnumerable<string> Split(string text)
    {
        text = text.Length > MostText ? text[..MostText] : text;
        var names = Behind().Match(text) is { Success: true } behind ? behind.Groups[1].Value : text;
        for (var prefixes = 0; prefixes < MostPrefixes && Prefix().Match(names) is { Success: true } prefix; prefixes++)
        {
            names = names[prefix.Length..];
        }

        names = Since().Replace(End().Split(Dot().Replace(names, ","), 2)[0], string.Empty);
        var told = Commas().Split(names).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        var parts = told.Where((part, at) => at == 0 || !Degree().IsMatch(part)).ToList();

        // "Ada Mostwick, London, Jo Fenwick", "Ada Mostwick, Editor": one word among whole names is no name.
        var whole = parts.Exists(part => part.Contains(' ', StringComparison.Ordinal));
        return parts.Where(part => !Role().IsMatch(part) && (!whole || part.Contains(' ', StringComparison.Ordinal) || !IsCased(part)))
            .SelectMany(part => And().Split(part))
            .SelectMany(part => Signs().IsMatch(part) ? part.Split(' ') : [part])
            .Select(name => NewsAgencies.CutBehind(WithoutDegree(Trimmed(name), parts.Count < told.Count)))
            .Where(name => name.Length > 0);
    }

    /// <summary>The names that words join, "Ada Mostwick, Jo Fenwick and Tom Ray, New York" without what follows them; none where no word joins names.</summary>
    public static IEnumerable<string> SplitJoined(string text)
    {
        if (text.Length > MostText || And().Matches(text) is not [.., var last])
        {
            return [];
        }

        var end = text.IndexOf(',', last.Index + last.Length);
        return Split(end < 0 ? text : text[..end]);
    }

    /// <summary>"Fenwick, Jo" as catalogues have it.</summary>
    public static string Turned(string text) => text.Split(',') is [var last, var first] && first.Trim().Length > 0 && !Degree().IsMatch(first.Trim()) ? $"{first.Trim()} {last.Trim()}" : text;

    public static bool IsPerson(string name)
    {
        if (name.Length < 2 || name.Length > Longest || name.Any(c => char.IsDigit(c) || c is '@' or '#' or ':' or '/' or '<' or '=' or '_' or '?' or '!' or '{' or '*' or '…' or '"') || name.Split(' ').Length > MostWords)
        {
            return false;
        }

        var folded = Tokens.Folded(name);
        return folded.Length > 1 && (folded.Length > 2 || !IsCased(name)) && !NoPerson().IsMatch(name.StartsWith("A. ", StringComparison.Ordinal) ? folded[2..] : folded) && !NoNames.AreIn(name) && !Host().IsMatch(name);
    }

    /// <summary>First and last name, as they are written: what stands unmarked must look like it.</summary>
    public static bool IsWhole(string name)
    {
        if (!IsCased(name))
        {
            return name.Any(char.IsLetter);
        }

        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && char.IsUpper(words[0][0]) && words[^1].TrimStart('\'', '’', '"', '“') is [var last, ..] && char.IsUpper(last) && words.All(word => char.IsUpper(word[0]) || Particle().IsMatch(word) || !char.IsLetter(word[0]));
    }

    /// <summary>Whether the script knows capitals.</summary>
    private static bool IsCased(string text) => text.Any(c => char.IsUpper(c) || char.IsLower(c));

    /// <param name="name">The name.</param>
    /// <param name="hasDegrees">Whether others follow it; two letters alone may be the family name, which some countries write in capitals.</param>
    private static string WithoutDegree(string name, bool hasDegrees) =>
        DegreeBehind().Match(name) is { Success: true, Index: > 0 } degree && (hasDegrees || degree.Groups[1].Length > 2 || degree.Groups[1].ValueSpan is "MD") && name[..degree.Index] is var bare && bare.Contains(' ', StringComparison.Ordinal) && (char.IsLower(bare[^1]) || bare[^1] is '.' or '’' or '\'')
            ? bare
            : name;

    private static string Trimmed(string name) => Title().Replace(name.Trim(' ', ',', '.', ':', ';', '-', '–', '/', '"', '“', '”', '*', '_'), string.Empty).Trim();

    /// <summary>What ends a name; within the Chinese form of a foreign one stands a dot.</summary>
    [GeneratedRegex(@"[|•∙\n(—\[»›]|(?<![\u4E00-\u9FFF\u30A0-\u30FF])·|·(?![\u4E00-\u9FFF\u30A0-\u30FF])")]
    private static partial Regex End();

    /// <summary>Between Korean names.</summary>
    [GeneratedRegex(@"(?<=[\uAC00-\uD7A3])·(?=[\uAC00-\uD7A3])")]
    private static partial Regex Dot();

    /// <summary>Three Chinese names or more; two such words may be one Japanese name.</summary>
    [GeneratedRegex(@"^[\u4E00-\u9FFF]{2,4}(?: [\u4E00-\u9FFF]{2,4}){2,}$")]
    private static partial Regex Signs();

    /// <summary>"Posted on Monday by Ada Mostwick": the name stands behind.</summary>
    [GeneratedRegex(@"^(?:posted|published|written|updated|veröffentlicht|erstellt|publié|publicado|pubblicato)\b[^\n]{0,60}?\s(?:by|von|par|por|da)\s+(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Behind();

    [GeneratedRegex(
        @"^\W*(?:(?:(?:view|see)\s+all\s+(?:articles|posts)\s+by|this\s+(?:post|article|story|blog\s+post)\s+(?:was|is)\s+(?:originally\s+)?(?:written|authored)\s+by|(?:written|posted|published|reported|authored|created|submitted|words|story|article|text|report|post|blog)\s+by|by|about\s+the\s+author|" +
        @"(?:verfasst|geschrieben|erstellt|veröffentlicht|(?:ein\s+)?(?:beitrag|artikel|kommentar|gastbeitrag|text|essay|bericht|interview))\s+von|von|(?:écrit|publié|rédigé|posté|propos\s+recueillis)\s+par|par|(?:escrito|publicado|redactado|texto)\s+por|por|" +
        @"(?:scritto|pubblicato)\s+da|articolo\s+di|di|(?:geschreven|geplaatst)\s+door|door|(?:skrevet|skriven|publisert|publicerad)\s+a[vf]|a[vf]|oleh|ditulis\s+oleh|de\s+către|napisał[a]?|yazan)\s*:?\s+|" +
        @"(?:interview|reportage|recherche|protokoll|entrevista|intervista|fotos?\s+(?:und|&|\+)\s+text|texte?\s+(?:und|&|\+|et)\s+(?:fotos?|bilder?|photos?)|words\s+(?:and|&)\s+(?:photos?|pictures|images)|" + BylineWords.Labels +
        @")\s*[:：/／\-–]\s*|(?:بقلم|كتبت?|נכתב\s+על\s+ידי|מאת)\s+|(?:本报|本報|本刊|本社|特约|特約|新华社)?(?:记者|記者|通讯员|通訊員|编辑|編輯)\s+)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();

    /// <summary>What follows the name: its house, the day, the word for the trade in languages that put it behind.</summary>
    [GeneratedRegex(@"\s+(?:for\s+(?=the\b|\p{Lu})|on\s+(?=\p{L}+\s+\d)|am\s+(?=\d|\p{L}+,?\s+\d)|at\s+(?=\d|\p{L}+\s+\d)|le\s+(?=\d)|el\s+(?=\d)|il\s+(?=\d)|in\s+(?=\p{Lu}\p{L}+$)|updated\b|published\b|@|기자|記者|记者|特派員).*$|\s*,?\s*\d.*$|,?\s*(?-i:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Sep\.|Oct\.|Nov\.|Dec\.)$", RegexOptions.IgnoreCase)]
    private static partial Regex Since();

    [GeneratedRegex(@"\s*[,;،、；，]\s*")]
    private static partial Regex Commas();

    [GeneratedRegex(@"\s+(?:and|und|et|with|mit|im\s+gespräch\s+mit|in\s+conversation\s+with|och|og|en|ve|dan|oraz)\s+|\s*(?:&|＆)\s*|(?-i:(?<=\s)[eyиіi](?=\s))|\s+و\s*(?!(?:ليد|ائل|سيم|سام|فاء|جدي|داد|حيد|ديع|لاء|هيب|جيه|صال)(?:\s|$))(?=\S{3})|(?<=[א-ת]\s[א-ת]+)\s+ו(?!רדה?\s)(?=[א-ת'׳]{2,}\s[א-ת])|\s+/\s+", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    /// <summary>What stands behind the comma of a name.</summary>
    [GeneratedRegex(@"^(Ph\.?\s?D|M\.?D|D\.?V\.?M|V\.?M\.?D|D\.?O|M\.?B\.?A|M\.?Sc?|M\.?A|B\.?A|B\.?Sc?|R\.?D|R\.?N|R\.?D\.?N|L\.?D|M\.?P\.?H|C\.?F\.?A|C\.?P\.?A|C\.?F\.?P|C\.?P\.?T|C\.?S\.?C\.?S|CEPF|LCSW|LMFT|J\.?D|Esq|Jr|Sr|\p{Lu}{3,6})[.®]*(\s+\(\w+\))?$")]
    private static partial Regex Degree();

    /// <summary>Without a comma before it.</summary>
    [GeneratedRegex(@"(?<!\s)\s+(Ph\.?D|MD|MS|MSc|MA|MBA|MPH|MSN|BSN|RD|RDN|RN|LD|DDS|DVM|DO|DPT|JD|PA-C|PsyD|CPA|CFA|CFP|LCSW)\.?®?$")]
    private static partial Regex DegreeBehind();

    [GeneratedRegex(@"^(dr|prof|mag|dipl|ing|by|von|مراسل|مراسلة|الكاتب|الكاتبة)\.?\s+(?=(?:dr|ing)\.)", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"^(de|da|do|dos|das|del|della|di|du|der|den|van|von|zu|zur|zum|la|le|el|al|bin|ibn|ben|y|e|af|av|ter|ten|af|bint|mc|st)$|^[\p{Ll}]['’]", RegexOptions.IgnoreCase)]
    private static partial Regex Particle();

    [GeneratedRegex(@"^(https?://)?[\w-]+(\.[\w-]+)*\.[a-z]{2,12}$", RegexOptions.IgnoreCase)]
    private static partial Regex Host();

    /// <summary>A part that tells what somebody is.</summary>
    [GeneratedRegex(
        @"\b(expert|editor|writer|reporter|correspondent|journalist|columnist|contributor|specialist|analyst|strategist|manager|director|officer|founder|co-founder|cofounder|president|ceo|cto|cmo|professor|lecturer|dietitian|nutritionist|coordinator|" +
        @"attorney|lawyer|physician|therapist|trainer|coach|consultant|engineer|developer|producer|photographer|author|chief|head of|redakteur(in)?|korrespondent(in)?|autorin|reporterin|geschäftsführer(in)?|journaliste|rédact\w+|correspondant\w*|periodista|" +
        @"redactor[a]?|corresponsal|giornalista|redattore|correspondente|jornalista|korrespondent|journalistin|chefredakt\w+|volontär(in)?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Role();

    [GeneratedRegex(
        @"^(the|our|a|an|your|all|more|about|share|follow|read|learn|click|subscribe|sign|log|watch|listen|contact|meet|view|see|posted|published|updated|from|promoted|reviewed|sponsored|home|photo|foto|fotos|photos?|image|bild|von|by|les|der|die|das|il|el|los|las)\s|" +
        @"\b(staff|editor(s|ial)?|redaktion\w*|redaccion|redazione|redaction|redacao|redactie|redakcja|redakcia|newsroom|desk|admin|administrator|team|correspondent|reporter|press|presse\w*|agency|agencies|agenturen|news|nachrichten|zeitung|online|" +
        @"contributor|webmaster|guest|officer|author|autor|auteur|published|updated|promoted|reviewed|fact checked|written by|photographs?|photo|fotos?|experts?|dietitian|sponsored|http|www|com|gmbh|ag|kg|inc|llc|ltd|e v|ev|verband|verein|bund|stiftung|" +
        @"ministeri\w+|university|universitat|institut\w*|foundation|association|company|group|media|magazin(e)?|verlag|tv|blog|archiv(e)?|programme|project|center|centre|category|comments?|times|herald|gazette|tribune|daily|weekly|lifestyle|finance|cookie\w*|minutes?|min|views?|" +
        @"editorial|user|anonymous|anonym|unknown|undefined|null|none|редакция|пресс|служба|новости|هيئة|التحرير|تحرير|وكالة|وكالات|مراسلنا|قسم|编辑部|編集部|편집국)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex NoPerson();
}
