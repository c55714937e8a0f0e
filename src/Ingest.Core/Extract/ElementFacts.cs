using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>What tag, class, id and style say about an element before its text is looked at.</summary>
internal static partial class ElementFacts
{
    private const int LongestNames = 1_000;

    /// <summary>Who asks for JavaScript says so in less.</summary>
    private const int LeastPageParagraphs = 4;

    private static readonly HashSet<string> NoText = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "form", "button", "select", "input", "textarea", "nav", "footer", "figcaption",
        "audio", "video", "canvas", "head", "dialog", "menu", "amp-ad", "amp-social-share", "rt", "rp",
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

    /// <summary>ASP.NET wraps whole pages in a form, and a few older pages stand in a noscript behind their frames.</summary>
    private static bool IsPageForm(IElement element) => element.LocalName switch
    {
        "form" => element.QuerySelector("h1, article, main, [itemprop='articleBody'], input[name='__VIEWSTATE']") is not null,
        "noscript" => element.QuerySelectorAll("p").Length >= LeastPageParagraphs && element.QuerySelector("h1, h2, article, main") is not null,
        _ => false,
    };

    /// <summary>True when tag or role says that the element stands apart from the story.</summary>
    public static bool IsApart(IElement element) =>
        element.LocalName is "aside" || element.GetAttribute("role") is "navigation" or "complementary" or "banner" or "contentinfo" or "dialog" or "alert";

    public static bool IsPaidPart(IElement element) => Names(element).Contains("paywall", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the container of all comments.</summary>
    public static bool IsComments(IElement element) => element.LocalName is "div" or "section" or "ul" or "ol" && Names(element) is { Length: > 0 } names && names.AsSpan().ContainsAny(CommentWords) && Comments().IsMatch(names);

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
}
