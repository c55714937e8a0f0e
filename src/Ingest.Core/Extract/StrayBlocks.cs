using System.Text.RegularExpressions;
using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>Blocks that stand among the paragraphs and are none: the headline again, bare counters, bylines, dates, rights notices, invitations.</summary>
internal static partial class StrayBlocks
{
    /// <summary>Headline, byline and date are repeated above the text only.</summary>
    private const int Above = 4;

    /// <summary>Names, dates and invitations come once more behind it.</summary>
    private const int Below = 2;

    private const int Short = 160;
    private const int MostLabelWords = 5;
    private const int LongestParagraph = 2_000;

    /// <summary>The share of the text that lists of other stories take at most.</summary>
    private const double MostFurther = 0.25;

    public static List<Block> Without(IReadOnlyList<Block> body, string title, IReadOnlyList<string> authors, ExtractionTrace? trace)
    {
        var folded = Tokens.Folded(title);
        var names = authors.Select(Tokens.Folded).Where(name => name.Length > 0).ToList();
        var pulled = PullQuotes.In(body);
        var kept = Told(body, [.. body.Where(block => !IsStray(block) && !pulled.Contains(block))], "a counter, notice or invitation", trace);
        kept = Told(kept, [.. kept.Where((_, index) => !IsToldAgain(kept, index))], "tells again what stands above", trace);
        kept = Told(kept, [.. kept.Where((block, index) => !(index < Above && IsStrayAbove(block, folded)) && !((index < Above || index >= kept.Count - Below) && (IsLabel(block, names) || IsExcerpt(block))))], "headline, byline or date again", trace);
        kept = Told(kept, WithoutFurtherReading(kept), "further reading", trace);
        while (kept.Count > 1 && (kept[^1].Kind == BlockKind.Heading || IsStrayBelow(kept[^1]) || NoticeWords.IsEnding(kept[^1].Text) || NoticeWords.IsAboutAuthor(kept[^1].Text, authors)))
        {
            // A heading with nothing under it introduces what was left out.
            trace?.Drop(kept[^1], "an ending that belongs to no story");
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    /// <summary>The whole text once more in one block, for another kind of screen: the paragraphs right above stand in it.</summary>
    private static bool IsToldAgain(List<Block> body, int index)
    {
        if (body[index].Text.Length < LongestParagraph)
        {
            return false;
        }

        var above = body.Take(index).Reverse().Where(block => block.Text.Length is > Short and < LongestParagraph).Take(Above).ToList();
        return above.Count == Above && above.TrueForAll(block => body[index].Text.Contains(block.Text, StringComparison.Ordinal));
    }

    private static List<Block> Told(IReadOnlyList<Block> before, List<Block> after, string why, ExtractionTrace? trace)
    {
        if (trace is not null)
        {
            var kept = new HashSet<Block>(after, ReferenceEqualityComparer.Instance);
            foreach (var block in before.Where(block => !kept.Contains(block)))
            {
                trace.Drop(block, why);
            }
        }

        return after;
    }

    /// <summary>What stands under "More stories" at the end goes with it, unless that is a good part of the text.</summary>
    private static List<Block> WithoutFurtherReading(List<Block> body)
    {
        var rest = 0L;
        var all = body.Sum(block => (long)block.Text.Length);
        var end = body.Count;
        for (var at = body.Count - 1; at > 0 && rest <= all * MostFurther; at--)
        {
            rest += body[at].Text.Length;
            if (body[at].Text.Length < Short / 2 && (Further().IsMatch(body[at].Text) || StrayLines.IsFurtherHead(body[at].Text) || StrayLines.IsCommentHead(body[at].Text)) && rest <= all * MostFurther)
            {
                end = at;
            }
        }

        return body[..end];
    }

    private static bool IsStray(Block block) => !block.Text.Any(char.IsLetter) || (block.Text.Length < Short && Notice().IsMatch(block.Text)) || NoticeWords.IsNotice(block.Text)
        || (block.Kind != BlockKind.Heading && (StrayLines.IsInvitation(block.Text) || StrayLines.IsConsent(block.Text))) || StrayLines.IsMark(block.Text) || (block.Kind == BlockKind.Paragraph && StrayLines.IsPhotoCredit(block.Text));

    private static bool IsStrayAbove(Block block, string title) =>
        (block.Text.Length < title.Length * 2 + Short && Tokens.Folded(block.Text) == title) || (block.Text.Length < Short / 2 && (Byline().IsMatch(block.Text) || NamedByline().IsMatch(block.Text))) || StrayLines.IsDated(block.Text) || StrayLines.IsRelativeTime(block.Text) || IsTitleLine(block.Text, title);

    /// <summary>The beginning of another story, as content systems cut it.</summary>
    private static bool IsExcerpt(Block block) => block.Kind == BlockKind.Paragraph && block.Text.Length < Short * 2 && (block.Text.EndsWith("[…]", StringComparison.Ordinal) || block.Text.EndsWith("[...]", StringComparison.Ordinal));

    /// <summary>The headline and, in the same line, who wrote the story and when.</summary>
    private static bool IsTitleLine(string text, string title) =>
        title.Length >= Short / 10 && text.Length < title.Length * 2 + Short && Tokens.Folded(text) is var line && line.StartsWith(title, StringComparison.Ordinal) && line.Length - title.Length < Short / 2 && line.AsSpan(title.Length).IndexOfAnyInRange('0', '9') >= 0;

    private static bool IsStrayBelow(Block block) => (block.Text.Length < Short * 2 && Ending().IsMatch(block.Text)) || StrayLines.IsSource(block.Text) || StrayLines.IsPlainWall(block.Text);

    /// <summary>A date or the name of an author with hardly a word around it.</summary>
    private static bool IsLabel(Block block, List<string> names)
    {
        if (block.Text.Length > Short || (block.Text.Length > Short / 2 && !block.Text.Contains('|', StringComparison.Ordinal)) || block.Kind == BlockKind.Quote || block.Text[0] is '—' || block.Text[^1] is '.' or ':' or '?' or '!' or '。' or '؟')
        {
            return false;
        }

        if (block.Text.Contains('|', StringComparison.Ordinal) && IsLabelRow(block.Text, names))
        {
            return true;
        }

        var folded = Tokens.Folded(block.Text);
        var rest = names.Aggregate(folded, (text, name) => text.Replace(name, " ", StringComparison.Ordinal));
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => char.IsLetter(word[0]));
        return (rest.Length < folded.Length && words < MostLabelWords) || (words <= MostLabelWords && Year().IsMatch(block.Text) && DateReader.Read(block.Text, DateReaderHints.None) is not null);
    }

    /// <summary>Author, place and date between strokes.</summary>
    private static bool IsLabelRow(string text, List<string> names)
    {
        var parts = text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Any(part => DateReader.Read(part, DateReaderHints.None) is not null)
            && parts.All(part => part.Split(' ').Length <= MostLabelWords || StrayLines.IsDated(part) || names.Contains(Tokens.Folded(part)));
    }

    [GeneratedRegex(@"^([Bb]y|[Vv]on|[Pp]ar|[Pp]or|Text|Author|Written by|Published|Updated|Last updated|Posted)\b:?\s+\p{Lu}[^.!?]*$")]
    private static partial Regex Byline();

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
        @"^\W*((related|more|recommended|popular|trending|top|latest) (stories|articles|posts|news|reading|links|resources)( .{0,30})?|more (from|on|about|in) .{2,40}|more great (\S+ ){0,2}(stories|articles|reads)|most (read|popular|viewed)|read (this )?next|up next|further reading|you (might|may) (also )?(like|enjoy|be interested in)( .{0,20})?|don[’']?t miss|about the authors?|" +
        @"das (thema )?könnte (sie|dich|euch) auch( .{0,30})?|(weitere|empfohlene|ähnliche|verwandte) (themen|artikel|beiträge|meldungen|nachrichten|themenbereiche|informationen)( .{0,30})?|auch interessant|mehr zum thema|über den autor|über die autorin|también te puede interesar|te puede interesar|noticias relacionadas|más noticias|" +
        @"à lire (aussi|également)|vous aimerez aussi|sur le même (sujet|thème)|articles (liés|similaires)|potrebbe interessarti( anche)?|articoli correlati|leia (também|mais)|veja também|lees ook|meer over .{2,30}|читайте также|по теме|похожие (новости|статьи)|اقرأ أيضا|مواضيع ذات صلة|関連記事|相关阅读|관련기사)\W*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Further();

    [GeneratedRegex(@"(19|20|1[34])\d\d|\d{1,2}[./]\d{1,2}[./]\d{2}|[٠-٩۰-۹]{4}")]
    private static partial Regex Year();
}
