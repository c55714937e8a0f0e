using System.Net;
using System.Text;
using Ingest.Core.Common.Text;
using Ingest.Core.Discover.Markup;

namespace Ingest.Core.Discover.Feeds;

/// <summary>Reads text constructs of feeds: plain, HTML (escaped or not), XHTML and, in Atom 0.3, base64.</summary>
internal static class FeedText
{
    private const int Longest = 5_000;

    /// <summary>Plain text on one line; null when there is none.</summary>
    public static string? Plain(Element? element)
    {
        if (element is null)
        {
            return null;
        }

        // Text beside elements is what it says; text alone may be HTML, whatever the type claims.
        var text = element.HasElements ? HtmlText.Fold(element.Text()) : HtmlText.Of(Value(element));
        return text.Length == 0 ? null : TextCut.Head(text, Longest);
    }

    /// <summary>Plain text on one line of a text that may be HTML; null when there is none.</summary>
    public static string? Plain(string? text) =>
        text is not null && HtmlText.Of(text) is { Length: > 0 } plain ? TextCut.Head(plain, Longest) : null;

    /// <summary>The same as HTML; null when there is none.</summary>
    public static string? Html(Element? element)
    {
        if (element is null)
        {
            return null;
        }

        var html = element.HasElements ? element.Markup() : Value(element);
        var isText = element.Attribute("type") is "text" or "text/plain" && !html.Contains('<');
        html = isText ? Paragraphs(html) : html;
        return string.IsNullOrWhiteSpace(html) ? null : html.Trim();
    }

    /// <summary>Plain text as HTML: blank lines part paragraphs.</summary>
    public static string Paragraphs(string text) =>
        string.Concat(text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => $"<p>{WebUtility.HtmlEncode(part)}</p>"));

    private static string Value(Element element)
    {
        var text = element.Text();
        if (!string.Equals(element.Attribute("mode"), "base64", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : text;
    }
}
