using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>What tag, class, id and style say about an element before its text is looked at.</summary>
internal static partial class ElementFacts
{
    private const int LongestNames = 1_000;

    private static readonly HashSet<string> NoText = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "form", "button", "select", "input", "textarea", "nav", "footer", "figcaption",
        "audio", "video", "canvas", "head", "dialog", "menu", "amp-ad", "amp-social-share",
    };

    private static readonly SearchValues<string> CommentWords = SearchValues.Create(["comment", "talkback", "disqus", "kommentar", "comentario"], StringComparison.OrdinalIgnoreCase);

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "main", "header", "footer", "aside", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "thead", "tr", "td", "th", "blockquote", "pre",
        "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "hr", "form", "fieldset", "center", "address", "details", "summary",
    };

    /// <summary>True for elements that never hold story text.</summary>
    public static bool IsSilent(IElement element) => (NoText.Contains(element.LocalName) && !IsPageForm(element)) || IsHidden(element);

    public static bool IsBlock(IElement element) => Blocks.Contains(element.LocalName);

    public static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") is "true")
        {
            return !IsStreamed(element);
        }

        return Start(element.GetAttribute("style")) is { } style && HiddenStyle().IsMatch(style);
    }

    /// <summary>React sends parts of a page in hidden boxes behind it, which a script puts in their places.</summary>
    private static bool IsStreamed(IElement element) => element.Id is { Length: > 2 and < 8 } id && id.StartsWith("S:", StringComparison.Ordinal);

    /// <summary>ASP.NET wraps whole pages in a form.</summary>
    private static bool IsPageForm(IElement element) => element.LocalName == "form" && element.QuerySelector("h1, article, main, [itemprop='articleBody'], input[name='__VIEWSTATE']") is not null;

    /// <summary>True when tag or role says that the element stands apart from the story.</summary>
    public static bool IsApart(IElement element) =>
        element.LocalName is "aside" || element.GetAttribute("role") is "navigation" or "complementary" or "banner" or "contentinfo" or "dialog" or "alert";

    /// <summary>True when class or id name the surroundings of a story: navigation, sharing, related stories, comments, captions, bylines …</summary>
    public static bool IsNamedSurroundings(IElement element) =>
        element.LocalName is not ("body" or "html" or "article" or "main") && Names(element) is { Length: > 0 } names && Surroundings().IsMatch(names) && !Story().IsMatch(names);

    public static bool IsPaidPart(IElement element) => Names(element).Contains("paywall", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the container of all comments.</summary>
    public static bool IsComments(IElement element) => element.LocalName is "div" or "section" or "ul" or "ol" && Names(element) is { Length: > 0 } names && names.AsSpan().ContainsAny(CommentWords) && Comments().IsMatch(names);

    public static bool IsStory(IElement element) =>
        element.GetAttribute("itemprop")?.Contains("articleBody", StringComparison.OrdinalIgnoreCase) == true || (Names(element) is { Length: > 0 } names && Story().IsMatch(names));

    /// <summary>Id and classes; of absurdly long ones the start.</summary>
    public static string Names(IElement element)
    {
        var (id, classes) = (Start(element.Id), Start(element.ClassName));
        return id is null ? classes ?? string.Empty : classes is null ? id : id + " " + classes;
    }

    private static string? Start(string? text) => text?.Length > LongestNames ? text[..LongestNames] : text;

    [GeneratedRegex(@"(^|\s)((?!tag|category|topic)\w{1,30}[_-]){0,3}(comments?[_-]?(area|list|section|container|wrapper|block|box)|commentlist|comments|disqus_thread|talkbacks?)($|\s)|(^|\s)(kommentare|commentaires|comentarios)($|\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Comments();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenStyle();

    [GeneratedRegex(
        @"(^|[\s_-])(nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|side-?bar|aside|widgets?|related|recommend(ed|ations?)?|more-?(on|stories|news|from|links)|read-?(also|more|next)|see-?also|trending|popular|most-?(read|viewed)|" +
        @"share|sharing|social|shares|sharedaddy|addthis|follow|comments?|disqus|respond|reply|newsletter|subscribe|subscription|signup|sign-?up|promo|promotion|advert(s|isement|ising)?|ads?|adslot|banner|sponsor(ed)?|outbrain|taboola|teasers?|talkbacks?|fb-(like|share|comments)|" +
        @"captions?|credits?|byline|by-line|author(s|box|-box|-info|-bio)?|bio|dateline|timestamp|post-?meta|entry-?meta|article-?meta|meta|tags?|tag-?list|topics?|keywords|categories|print|toolbar|tools|pagination|pager|cookies?|consent|gdpr|modal|popup|overlay|" +
        @"paywall|rating|vote|poll|gallery|slideshow|carousel|copyright|disclaimer|hidden|visually-?hidden|sr-only|screen-reader(-text)?|skip-?link|masthead|site-?header|login|donate|support-us|infobox|factbox-links)($|[\s_-])|(^|\s)by($|\s)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Surroundings();

    [GeneratedRegex(
        @"(^|[\s_-])(article-?(body|text|content)|story-?(body|text|content)|post-?(body|text|content)|entry-?(content|body|text)|body-?(text|copy|content)|news-?(body|text|content|detail)|content-?(body|text)|articlebody|storytext|maincontent|main-?text)($|[\s_-])",
        RegexOptions.IgnoreCase)]
    private static partial Regex Story();
}
