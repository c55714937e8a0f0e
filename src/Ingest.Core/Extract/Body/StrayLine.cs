using System.Buffers;
using System.Text.RegularExpressions;
using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Body;

/// <summary>A block as it is judged by its words: folded once, and looked up once, whatever is asked of it.</summary>
internal sealed partial class StrayLine(Block block)
{
    private const int Short = 160;
    private const int MostSource = 80;
    private const int LongestCaption = 300;

    /// <summary>A caption tells what a picture shows; with more sentences it is a paragraph that has a credit at its end.</summary>
    private const int MostSentences = 2;

    /// <summary>The colon of a source or credit stands in the first letters.</summary>
    private const int MostLabel = 24;

    /// <summary>Relative times are told by their words; the day does not matter.</summary>
    private static readonly DateReaderHints AnyDay = new() { Now = DateTimeOffset.UnixEpoch.AddYears(60) };

    /// <summary>One of them or the sign of copyright is in whatever <see cref="Credited"/> finds.</summary>
    private static readonly SearchValues<string> CreditMarks = SearchValues.Create(["Photo", "PHOTO", "Image", "Picture", "Credit", "Foto", "FOTO", "Bild"], StringComparison.Ordinal);

    private string? _folded;
    private LineKind? _opening;
    private LineKind? _whole;

    public Block Block => block;

    public string Text => block.Text;

    public string Folded => _folded ??= Tokens.Folded(Text);

    /// <summary>Belongs to no story wherever it stands: a counter, a notice, an invitation, a credit.</summary>
    public bool IsNotice => !HasLetters || (Text.Length < Short && Notice().IsMatch(Text)) || NoticeWords.IsNotice(Text)
        || (block.Kind != BlockKind.Heading && (IsInvitation || StrayLines.IsConsent(Text))) || IsMark || (block.Kind == BlockKind.Paragraph && (IsPhotoCredit || NoticeWords.IsLabel(Text)));

    public bool IsByline => Text.Length < Short / 2 && (Byline().IsMatch(Text) || NamedByline().IsMatch(Text));

    /// <summary><c>פורסם: 24.2.26, 06:45</c>: says that a date follows, which does.</summary>
    public bool IsDated => Text.Length < Short && Text.Any(char.IsDigit) && Text[^1] is not ('.' or '؟' or '?' or '!' or '۔') && Opens(LineKind.Date);

    /// <summary><c>قبل 3 ساعات</c>.</summary>
    public bool IsRelativeTime => Text.Length < Short / 5 && Text.Any(char.IsDigit) && DateReader.Read(Text, AnyDay) is not null;

    /// <summary><c>4 min</c>: how long the story takes to read.</summary>
    public bool IsReadingTime => Text.Length < Short / 10 && ReadingTime().IsMatch(Text);

    /// <summary>Belongs to no story at the end of it.</summary>
    public bool IsEnding => (Text.Length < Short * 2 && (Ending().IsMatch(Text) || (Text.Contains('@', StringComparison.Ordinal) && Mail().IsMatch(Text)))) || IsSource || StrayLines.IsPlainWall(Text) || NoticeWords.IsEnding(Text);

    /// <summary>Other stories or the comments stand below.</summary>
    public bool IsFurtherHead => Text.Length < Short / 2 && (Further().IsMatch(Text) || IsAll(LineKind.FurtherHead | LineKind.Invitation | LineKind.CommentHead));

    /// <summary>An invitation opens with its words; what it invites to follows.</summary>
    private bool IsInvitation => Text.Length < Short && (Opens(LineKind.Invitation) || StrayLines.IsChannel(Text));

    private bool IsMark => Text.Length < Short / 4 && IsAll(LineKind.Mark);

    /// <summary><c>المصدر : وكالات</c>.</summary>
    private bool IsSource => IsLabelled && Opens(LineKind.Source);

    /// <summary><c>تصوير: خالد البحري</c>.</summary>
    private bool IsPhotoCredit => (IsLabelled && Opens(LineKind.PhotoCredit)) || IsCaptionWithCredit;

    private bool IsCaptionWithCredit =>
        Text.Length < LongestCaption && (Text.Contains('©', StringComparison.Ordinal) || Text.AsSpan().ContainsAny(CreditMarks)) && Credited().IsMatch(Text) && SentenceEnd().Count(Text) <= MostSentences;

    private bool IsLabelled => Text.Length < MostSource && Text.AsSpan(0, Math.Min(Text.Length, MostLabel)).ContainsAny(':', '：');

    private bool HasLetters
    {
        get
        {
            foreach (var letter in Text)
            {
                if (char.IsLetter(letter))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private bool Opens(LineKind kind) => ((_opening ??= LinePhrases.Opening(Folded)) & kind) != 0;

    private bool IsAll(LineKind kinds) => ((_whole ??= LinePhrases.Whole(Folded)) & kinds) != 0;

    [GeneratedRegex(@"^\W*\d{1,2} ?min\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex ReadingTime();

    [GeneratedRegex(@"^([Bb]y|[Vv]on|[Pp]ar|[Pp]or|Text|Author|Written by|Published|Updated|Last updated|Posted)\b:?\s+\p{Lu}[^.!?]*$")]
    private static partial Regex Byline();

    /// <summary>A caption that ends with who took the picture.</summary>
    [GeneratedRegex(@"[.!?)”""»] ?(©|(Photos?|PHOTOS?|Images?|Picture|Fotos?|FOTO|Bild)( [Cc]redits?)?(:| ?©| by| via| courtesy of)|Credit:)\s?[^.!?:]{2,60}\.?$")]
    private static partial Regex Credited();

    /// <summary>Behind a word, not an initial or an abbreviation of two letters.</summary>
    [GeneratedRegex(@"(?<=\w{3})[.!?][”""»)]? ")]
    private static partial Regex SentenceEnd();

    /// <summary>Where readers may write to.</summary>
    [GeneratedRegex(@"\b(reach (him|her|them) (at|by|via|on)|e-?mail(:| (him|her|them|us)| your)|get in touch|contact us|write to us|senden sie uns|schreiben sie uns)[ ,].*@\S", RegexOptions.IgnoreCase)]
    private static partial Regex Mail();

    /// <summary>Where the words are no proof alone, nothing but a name may follow.</summary>
    [GeneratedRegex(@"^((?:Di|Da|Door|Av|Af|Tekst|Texto|Texte|Автор|Текст)\s*:?(\s+\p{Lu}[\p{L}'’.-]+){2,4}|(بقلم|كتبت?|تحرير|إعداد)\s*[:/-]?(\s+[\p{L}\p{M}]+){1,5}|(文|記者|撰文)\s*[:：/／・]\s*\S{2,12})$")]
    private static partial Regex NamedByline();

    [GeneratedRegex(
        @"^(copyright\b|©|\(c\)\s|all rights reserved|alle rechte vorbehalten|tous droits réservés|advert(isement)?$|anzeige$|publicité$|реклама$|sign up (for|to) |subscribe (to|now|for)|click here to|follow us on|read (more|also)\b:?|see also\b:?|related\b:|share this|" +
        @"download our app|source:\s*\S+$|\(?(photos?|fotos?|image|picture|bild|bildquelle|фото|صورة)( credits?| courtesy)?\s*[:：©]|[^.!?]{3,120}[,;(] ?(photos?|fotos?|images?|bilder?) ?©|image credits?\b|photo(graph)? by\b|photo illustration by\b|جميع الحقوق محفوظة|اقرأ أيضا|شارك هذا|저작권자|ⓒ|版权所有|来源\s*[:：]|分享到?$|поделиться:?$|читайте (также|материал)\b|lire aussi\b|lesen sie auch\b|lea también\b|leggi anche\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Notice();

    [GeneratedRegex(
        @"^(\d*\s*(comments?|kommentare?|commentaires?|comentarios?|reply)|comments are closed\W*|join the conversation\W*|leave a (comment|reply)|you may (also )?like( these posts)?|register or log in|end of article|tags?: .*|read next\W*|what to read next\W*|" +
        @"lesen sie mehr zum thema|mehr zum thema\W*|lire aussi\W*|(email|contact) .*@\S+.*|.*\bcan be reached at .*|follow .* on (twitter|facebook|instagram|x|threads)\b.*|\((إعداد|تحرير|تغطية|كتابة|ترجمة|شارك في التغطية) [^()]*\)|[^.]*\bcontributed (reporting|to this (report|story|article))\b[^.]*\.?)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    [GeneratedRegex(
        @"^\W*((related|more|recommended|popular|trending|top|latest) (stories|articles|posts|news|reading|links|resources)( .{0,30})?|more (from|on|about|in) .{2,40}|most (read|popular|viewed)|read (this )?next|up next|further reading|you (might|may) (also )?(like|enjoy|be interested in)( .{0,20})?|don[’']?t miss|about the authors?|" +
        @"das (thema )?könnte (sie|dich|euch) auch( .{0,30})?|(weitere|empfohlene|ähnliche|verwandte) (themen|artikel|beiträge|meldungen|nachrichten|themenbereiche|informationen)( .{0,30})?|auch interessant|mehr zum thema|über den autor|über die autorin|también te puede interesar|te puede interesar|noticias relacionadas|más noticias|" +
        @"à lire (aussi|également)|vous aimerez aussi|sur le même (sujet|thème)|articles (liés|similaires)|potrebbe interessarti( anche)?|articoli correlati|leia (também|mais)|veja também|lees ook|meer over .{2,30}|читайте также|по теме|похожие (новости|статьи)|اقرأ أيضا|مواضيع ذات صلة|関連記事|相关阅读|관련기사)\W*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Further();
}
