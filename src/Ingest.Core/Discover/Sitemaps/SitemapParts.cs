using Ingest.Core.Common.Text;
using Ingest.Core.Discover.Markup;
using Ingest.Core.Model;

namespace Ingest.Core.Discover.Sitemaps;

/// <summary>A large sitemap as several small ones: each part gets the root element, whose prefixes and meaning hold for all.</summary>
internal static class SitemapParts
{
    /// <summary>One after the other; only the first, as long as there are more, or the only one is the page's text.</summary>
    public static IEnumerable<string> Of(Page page)
    {
        if (!page.IsTextCut)
        {
            yield return page.Text;
            yield break;
        }

        var (root, end) = Root(page.Text);
        yield return page.Text + end;
        string? part = null;
        foreach (var next in TextParts.Rest(page.Bytes, page.Charset))
        {
            if (part is not null)
            {
                yield return root + part + end;
            }

            part = next;
        }

        // The last one brings its own end, or lacks it.
        yield return root + part;
    }

    private static (string Start, string End) Root(string text)
    {
        var reader = new MarkupReader(text);
        while (reader.Read())
        {
            if (reader.Token == MarkupToken.Start && DocumentParts.IsRoot(reader.Name[(reader.Name.IndexOf(':') + 1)..]))
            {
                return (text[text.LastIndexOf('<', reader.Position - 1)..reader.Position], $"</{reader.Name}>");
            }
        }

        return ("", "");
    }
}
