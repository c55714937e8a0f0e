using System.Text.RegularExpressions;

namespace Ingest.Core.Extract;

/// <summary>What the words in a class or an id say: surroundings of a story, the story itself, or nothing. Each text is looked at once a page, for pages repeat them.</summary>
internal sealed partial class NameHints
{
    private const int LongestNames = 1_000;

    private readonly Dictionary<string, (bool Surroundings, bool Story)> _known = new(StringComparer.Ordinal);

    /// <param name="names">A class or an id; of absurdly long ones the start is read.</param>
    public (bool Surroundings, bool Story) Of(string? names)
    {
        if (string.IsNullOrEmpty(names))
        {
            return default;
        }

        if (!_known.TryGetValue(names, out var hints))
        {
            // Words begin at a capital too: relatedArticles, authorBio.
            var words = Hump().Replace(names.Length > LongestNames ? names[..LongestNames] : names, "-");
            hints = (Surroundings().IsMatch(words), Story().IsMatch(words));
            _known.Add(names, hints);
        }

        return hints;
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Hump();

    /// <summary>Navigation, sharing, other stories, comments, newsletters, advertisements, captions, bylines. "hidden" is a class of its own: "overflow-hidden" hides nothing.</summary>
    [GeneratedRegex(
        @"(^|[\s_-])(nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|side-?bar|aside|widgets?|related-?(posts?|articles?|content|links|stories|news)?|recommend(ed|ations?)?|suggest(ed|ions?)?|more-?(on|stories|news|from|links)|read-?(also|more|next)|see-?also|" +
        @"(next|prev|previous)-?(post|story|article)s?|lire-?aussi|weitere(artikel)?|relacionad[ao]s?|correlati|trending|popular|most-?(read|viewed)|in-?text-?links?|share|sharing|social|shares|sharedaddy|addthis|teilen|partage|follow|" +
        @"comments?|kommentare?|comentarios|commentaires|commenti|disqus|respond|reply|newsletters?|news-letter|subscribe|subscription|signup|sign-?up|cta|promo|promotion|advert(s|isement|ising)?|ads?|adslot|anzeige|werbung|publicidad|banner|sponsor(ed)?|outbrain|taboola|teasers?|" +
        @"captions?|legend|(image|img|photo|picture|media|bild|foto)-?(caption|credits?|description|meta(data)?|legend|source|copyright)|bild(unterschrift|text|nachweis)|credits?|byline|by-line|author(s|box|-box|-info|-bio)?|bio(graphy)?|dateline|timestamp|" +
        @"post-?meta|entry-?meta|article-?meta|meta|tags?|tag-?list|topics?|keywords|categories|print|toolbar|tools|pagination|pager|cookies?|consent|gdpr|content-?blocker|modal|popup|rollover|overlay|paywall|licen[cs]e-?info|rating|vote|poll|gallery|slideshow|carousel|" +
        @"copyright|disclaimer|visually-?hidden|sr-only|screen-reader(-text)?|skip-?link|masthead|site-?header|login|donate|support-us|infobox|factbox-links)($|[\s_-])|(^|\s)(by|(is-)?hidden)($|\s)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Surroundings();

    [GeneratedRegex(
        @"(^|[\s_-])((article|story|post|entry|news)[_-]{0,2}(body|text|content)|news[_-]{0,2}detail|body[_-]{0,2}(text|copy|content)|content[_-]{0,2}(body|text)|storytext|maincontent|main-?text|field-name-body|artikel-?(text|body|content|inhalt)|meldungs?-?text|" +
        @"cuerpo(-?(noticia|articulo))?|articulo-?(cuerpo|texto)|nota-?(cuerpo|texto)|texto-?noticia|corpo-?(articolo|noticia)|testo(-?articolo)?|contenu-?article|article-?contenu|brodtext)($|[\s_-])",
        RegexOptions.IgnoreCase)]
    private static partial Regex Story();
}
