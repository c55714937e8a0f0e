using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Ingest.Core.Extract.Body;

namespace Ingest.Core.Extract.Index;

/// <summary>What the words in a class or an id say: surroundings of a story, the story itself, a box that is one or the other, or nothing. Each text is looked at once, for the pages of a site repeat them. Threads may share it.</summary>
internal sealed partial class NameHints
{
    private const int LongestNames = 1_000;

    private static readonly SearchValues<string> CommentWords = SearchValues.Create(["comment", "talkback", "disqus", "kommentar", "comentario"], StringComparison.OrdinalIgnoreCase);

    /// <summary>One of them is in whatever <see cref="Elsewhere"/> and <see cref="Foot"/> find.</summary>
    private static readonly SearchValues<string> PlaceWords = SearchValues.Create(["related", "comment", "sidebar", "teaser", "recommend", "popular", "latest", "trending", "more", "archive", "calendar", "footer", "widget", "aside"], StringComparison.OrdinalIgnoreCase);

    /// <summary>A page builder puts every paragraph into a widget of its own.</summary>
    private const string PageBuilder = "elementor-";

    /// <summary>What a click unfolds is hidden and yet shown.</summary>
    private const string Unfolding = "accordion";

    /// <summary>So many texts are remembered; then the memory begins anew.</summary>
    private const int MostKnown = 20_000;

    /// <summary>A longer text is one page's own.</summary>
    private const int LongestKnown = 200;

    private readonly ConcurrentDictionary<string, NameHint> _known = new(StringComparer.Ordinal);
    private int _count;

    /// <param name="names">A class or an id; of absurdly long ones the start is read.</param>
    public NameHint Of(string? names)
    {
        if (string.IsNullOrEmpty(names))
        {
            return NameHint.None;
        }

        if (!_known.TryGetValue(names, out var hints))
        {
            hints = Read(names.AsSpan(0, Math.Min(names.Length, LongestNames)));
            Remember(names, hints);
        }

        return hints;
    }

    private void Remember(string names, NameHint hints)
    {
        if (names.Length > LongestKnown || !_known.TryAdd(names, hints))
        {
            return;
        }

        if (Interlocked.Increment(ref _count) >= MostKnown)
        {
            _known.Clear();
            Volatile.Write(ref _count, 0);
        }
    }

    private static NameHint Read(ReadOnlySpan<char> names)
    {
        Span<char> buffer = stackalloc char[LongestNames * 2];
        var words = Lowered(names, buffer);
        var unfolds = words.Contains(Unfolding, StringComparison.Ordinal);
        var told = NameHint.None;
        for (var at = 0; at < words.Length; at++)
        {
            var isFirst = at == 0 || char.IsWhiteSpace(words[at - 1]);
            if (isFirst && LengthOfVariant(words[at..]) is > 0 and var variant)
            {
                at += variant;
            }
            else if (MayTell(words, at))
            {
                told |= (Surroundings().IsMatch(words[at..]) || (isFirst && !unfolds && Whole().IsMatch(words[at..])) ? NameHint.Surroundings : NameHint.None)
                    | (Story().IsMatch(words[at..]) ? NameHint.Story : NameHint.None)
                    | (Box().IsMatch(words[at..]) && !words[..at].EndsWith(PageBuilder) ? NameHint.Box : NameHint.None);
            }
        }

        if (names.ContainsAny(PlaceWords))
        {
            told |= (Elsewhere().IsMatch(names) ? NameHint.Elsewhere : NameHint.None) | (Foot().IsMatch(names) ? NameHint.Foot : NameHint.None);
        }

        return told
            | (names.ContainsAny(CommentWords) && Comments().IsMatch(names) ? NameHint.Comments : NameHint.None)
            | (names.Contains("paywall", StringComparison.OrdinalIgnoreCase) ? NameHint.Paid : NameHint.None);
    }

    /// <summary>The length of <c>print:px-6</c>, which says how something looks on some screens and never what it is; 0 for another name.</summary>
    private static int LengthOfVariant(ReadOnlySpan<char> words)
    {
        var end = words.IndexOfAny(' ', '\n', '\t') is >= 0 and var blank ? blank : words.Length;
        return words[..end].Contains(':') ? end : 0;
    }

    /// <summary>In small letters; words begin at a capital too: relatedArticles, authorBio.</summary>
    private static ReadOnlySpan<char> Lowered(ReadOnlySpan<char> names, Span<char> words)
    {
        var length = 0;
        for (var at = 0; at < names.Length; at++)
        {
            if (at > 0 && char.IsAsciiLetterUpper(names[at]) && char.IsAsciiLetterLower(names[at - 1]))
            {
                words[length++] = '-';
            }

            words[length++] = char.ToLowerInvariant(names[at]);
        }

        return words[..length];
    }

    /// <summary>Most words say nothing; their first letters show it before long expressions are tried.</summary>
    private static bool MayTell(ReadOnlySpan<char> words, int at) =>
        (at == 0 || words[at - 1] is '-' or '_' || char.IsWhiteSpace(words[at - 1])) && at + 1 < words.Length &&
        (StartLookup.Contains(words.Slice(at, Math.Min(3, words.Length - at))) || words.Slice(at, 2) is "ad" or "by" or "in" or "sr");

    /// <summary>The first three letters of whatever the expressions below find.</summary>
    private static readonly FrozenSet<string> Starts = (
        "nav men bre foo sid asi wid rel rec sug mor rea see nex pre lir wei cor tre pop mos sha soc tei par fol com kom dis res rep new sub sig cta pro anz wer pub ban spo out tab tea cap leg ima img pho pic med bil fot cre aut bio " +
        "dat tim pos ent art met tag top key cat pri too pag coo con gdp mod rol ove pay lic rat vot pol gal sli car cop vis scr ski mas sit log don inf fac hid is- sup sto bod mai fie mel cue not tex tes bro").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StartLookup = Starts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Navigation, sharing, other stories, comments, newsletters, advertisements, captions, bylines. Asked where a word begins.</summary>
    [GeneratedRegex(
        @"^(nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|side-?bar|aside|related-?(posts?|articles?|content|links|stories|news)?|recommend(ed|ations?)?|suggest(ed|ions?)?|more-?(on|stories|news|from|links)|read-?(also|more|next)|see-?also|" +
        @"(next|prev|previous)-?(post|story|article)s?|next[_-]?prev(ious)?|prev(ious)?[_-]?next|lire-?aussi|weitere(artikel)?|relacionad[ao]s?|correlati|trending|popular|most-?(read|viewed)|in-?text-?links?|share|sharing|social|shares|sharedaddy|addthis|teilen|partage|follow|" +
        @"comments?|kommentare?|comentarios|commentaires|commenti|disqus|respond|reply|newsletters?|news-letter|subscribe|subscription|signup|sign-?up|cta|promo|promotion|advert(s|isement|ising)?|ads?|adslot|anzeige|werbung|publicidad|banner|sponsor(ed)?|outbrain|taboola|teasers?|" +
        @"captions?|legend|(image|img|photo|picture|media|bild|foto)-?(caption|credits?|description|meta(data)?|legend|source|copyright)|bild(unterschrift|text|nachweis)|credits?|byline|by-line|author(s|box|-box|-info|-bio)?|bio(graphy)?|dateline|timestamp|" +
        @"post-?meta|entry-?meta|article-?meta|meta|tags?|tag-?list|topics?|keywords|categories|print|toolbar|tools|pagination|pager|cookies?|consent|gdpr|content-?blocker|modal|popup|rollover|overlay|paywall|licen[cs]e-?info|rating|vote|poll|gallery|slideshow|carousel|" +
        @"copyright|disclaimer|visually-?hidden|sr-only|screen-reader(-text)?|skip-?link|masthead|site-?header|login|donate|support-us|infobox|factbox-links)($|[\s_-])")]
    private static partial Regex Surroundings();

    /// <summary>"hidden" is a class of its own: "overflow-hidden" hides nothing.</summary>
    [GeneratedRegex(@"^(by|(is-)?hidden)($|\s)")]
    private static partial Regex Whole();

    /// <summary>Whatever a content system puts into a page: forms and lists, but also the parts of a review.</summary>
    [GeneratedRegex(@"^widgets?($|[\s_-])")]
    private static partial Regex Box();

    [GeneratedRegex(
        @"^((article|story|post|entry|news)[_-]{0,2}(body|text|content)|news[_-]{0,2}detail|body[_-]{0,2}(text|copy|content)|content[_-]{0,2}(body|text)|storytext|maincontent|main-?text|field-name-body|artikel-?(text|body|content|inhalt)|meldungs?-?text|" +
        @"cuerpo(-?(noticia|articulo))?|articulo-?(cuerpo|texto)|nota-?(cuerpo|texto)|texto-?noticia|corpo-?(articolo|noticia)|testo(-?articolo)?|contenu-?article|article-?contenu|brodtext)($|[\s_-])")]
    private static partial Regex Story();

    [GeneratedRegex(@"(^|[\s_-])(related|comments?|sidebar|teasers?|recommend\w*|popular|latest|trending|more-?(news|stories)|archive|calendar)($|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"(^|[\s_-])(?<!(post|entry|article|story)[_-])(footer|widget|aside)($|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex Foot();

    [GeneratedRegex(@"(^|\s)((?!tag|category|topic)\w{1,30}[_-]){0,3}(comments?[_-]?(area|list|section|container|wrapper|block|box)|commentlist|comments|disqus_thread|talkbacks?)($|\s)|(^|\s)(kommentare|commentaires|comentarios)($|\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Comments();
}
