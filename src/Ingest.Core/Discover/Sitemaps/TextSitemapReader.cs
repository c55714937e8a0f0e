using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Discover.Sitemaps;

/// <summary>Reads the text form of a sitemap: one whole address a line.</summary>
internal static class TextSitemapReader
{
    public static Discovery Read(Page page)
    {
        var links = new LinkSet(SitemapReader.MostLinks, page.Url);
        var others = 0;
        foreach (var part in TextOf(page))
        {
            if (!ReadPart(part))
            {
                break;
            }
        }

        return new Discovery
        {
            Format = "sitemap",
            Links = links.Links,
            Notes = [.. links.Notes(), .. others > 0 ? [string.Create(CultureInfo.InvariantCulture, $"lines that are no address: {others}")] : (string[])[]],
            Problem = links.Links.Count == 0 ? "plain text without an address" : null,
        };

        bool ReadPart(string text)
        {
            foreach (var range in text.AsSpan().SplitAny('\n', '\r'))
            {
                var line = text.AsSpan(range).Trim("\ufeff \t\0");
                if (line.IsEmpty)
                {
                    continue;
                }

                if (line.StartsWith("http", StringComparison.OrdinalIgnoreCase) && line.IndexOfAny(" \t") < 0 && LinkAddress.Resolve(line.ToString(), page.Url) is { } url)
                {
                    if (!links.Add(new Link { Url = url }))
                    {
                        return false;
                    }
                }
                else
                {
                    others++;
                }
            }

            return true;
        }
    }

    private static IEnumerable<string> TextOf(Page page) =>
        page.IsTextCut ? TextParts.Rest(page.Bytes, page.Charset).Prepend(page.Text) : [page.Text];
}
