using System.Text;
using Ingest.Core.Discover.Markup;

namespace Ingest.Core.Discover.Feeds;

/// <summary>Reads text constructs of feeds: plain, HTML (escaped or not), XHTML and, in Atom 0.3, base64.</summary>
internal static class FeedText
{
    /// <summary>Plain text on one line; null when there is none.</summary>
    public static string? Plain(Element? element)
    {
        if (element is null)
        {
            return null;
        }

        // Text beside elements is what it says; text alone may be HTML, whatever the type claims.
        var text = element.HasElements ? HtmlText.Fold(element.Text()) : HtmlText.Of(Value(element));
        return text.Length == 0 ? null : text;
    }

    /// <summary>The same as HTML; null when there is none.</summary>
    public static string? Html(Element? element)
    {
        if (element is null)
        {
            return null;
        }

        var html = element.HasElements ? element.Markup() : Value(element);
        var isText = element.Attribute("type") is "text" or "text/plain" && html.AsSpan().IndexOfAny('<', '&') < 0;
        html = isText ? Paragraphs(html) : html;
        return string.IsNullOrWhiteSpace(html) ? null : html.Trim();
    }

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

    private static string Paragraphs(string text) =>
        string.Concat(text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => $"<p>{part}</p>"));
}
