using Ingest.Core.Discover.Markup;

namespace Ingest.Core.Discover;

/// <summary>Tells what a document is from its first elements; the declared type and the file name are not asked, they are wrong too often.</summary>
internal static class DocumentSniffer
{
    private const int LooksAt = 256 * 1024;

    public static DocumentKind Sniff(string text)
    {
        var start = text.AsSpan().TrimStart("\ufeff \t\r\n\0");
        if (start.IsEmpty)
        {
            return DocumentKind.Empty;
        }

        if (start[0] is '{' or '[')
        {
            return DocumentKind.JsonFeed;
        }

        var reader = new MarkupReader(text.Length <= LooksAt ? text : text[..LooksAt]);
        var first = "";
        while (reader.Read())
        {
            if (reader.Token != MarkupToken.Start)
            {
                continue;
            }

            var name = reader.Name[(reader.Name.IndexOf(':') + 1)..];
            if (DocumentParts.IsRoot(name) && !(IsHtml(first) && name == "channel"))
            {
                return name is "urlset" or "sitemapindex" ? DocumentKind.Sitemap : DocumentKind.XmlFeed;
            }

            first = first.Length == 0 ? name : first;
            if (name is "script" or "style")
            {
                reader.SkipRawText();
            }
        }

        return first switch
        {
            "" => start[..Math.Min(start.Length, LooksAt)].Contains("://", StringComparison.Ordinal) ? DocumentKind.TextSitemap : DocumentKind.Unknown,
            _ when IsHtml(first) => DocumentKind.Html,
            _ => DocumentKind.OtherXml,
        };
    }

    private static bool IsHtml(string first) => first == "html" || HtmlText.IsKnown(first);
}
