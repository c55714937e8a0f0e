using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Ingest.Core.Extract.Index;

/// <summary>What tag, class, id and style say about an element before its text is looked at.</summary>
internal static partial class ElementFacts
{
    private const int LongestNames = 1_000;

    /// <summary>Who asks for JavaScript says so in less.</summary>
    private const int LeastPageParagraphs = 4;

    /// <summary>True for elements that never hold story text.</summary>
    public static bool IsSilent(IElement element) => (HasNoText(element.LocalName) && !IsPageForm(element)) || IsHidden(element);

    /// <summary>True for tags that never hold story text, unless the whole page stands in them.</summary>
    public static bool HasNoText(string tag) => tag is
        "script" or "style" or "noscript" or "template" or "svg" or "math" or "iframe" or "object" or "embed" or "form" or "button" or "select" or "input" or "textarea" or "nav" or "footer" or "figcaption" or
        "audio" or "video" or "canvas" or "head" or "dialog" or "menu" or "amp-ad" or "amp-social-share" or "rt" or "rp";

    public static bool IsBlock(string tag) => tag is
        "p" or "div" or "section" or "article" or "main" or "header" or "footer" or "aside" or "ul" or "ol" or "li" or "dl" or "dt" or "dd" or "table" or "tbody" or "thead" or "tr" or "td" or "th" or "blockquote" or "pre" or
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "figure" or "figcaption" or "hr" or "form" or "fieldset" or "center" or "address" or "details" or "summary";

    public static bool IsBlock(IElement element) => IsBlock(element.LocalName);

    public static bool IsHidden(IElement element)
    {
        if (element.Attributes.Length == 0)
        {
            return false;
        }

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

    /// <summary>Id and classes; of absurdly long ones the start.</summary>
    public static string Names(IElement element)
    {
        var (id, classes) = (Start(element.Id), Start(element.ClassName));
        return id is null ? classes ?? string.Empty : classes is null ? id : id + " " + classes;
    }

    private static string? Start(string? text) => text?.Length > LongestNames ? text[..LongestNames] : text;

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenStyle();
}
