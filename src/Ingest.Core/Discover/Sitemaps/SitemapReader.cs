using System.Globalization;
using Ingest.Core.Discover.Feeds;
using Ingest.Core.Discover.Markup;
using Ingest.Core.Model;

namespace Ingest.Core.Discover.Sitemaps;

/// <summary>Reads sitemaps, news sitemaps and sitemap indexes; the elements decide which it is, not the name of the root.</summary>
internal static class SitemapReader
{
    public const int MostLinks = 50_000;
    private const int MostChildren = 5_000;

    /// <summary>A child's <c>lastmod</c> may be a bare day and older than its newest entry by that much.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromDays(2);

    /// <param name="page">The sitemap.</param>
    /// <param name="maxAge">Children of an index that did not change for longer are passed over; null for all.</param>
    public static Discovery Read(Page page, TimeSpan? maxAge)
    {
        var links = new LinkSet(MostLinks, page.Url);
        var children = new Dictionary<Uri, DateTimeOffset?>();
        var isNews = false;
        var isIndex = false;
        var notes = new List<string>();
        var isFirst = true;
        foreach (var part in SitemapParts.Of(page))
        {
            var reader = new ElementReader(part, page.Url);
            var goOn = ReadPart(reader);

            // Repairs are told by their place, which only the first part has in common with the document.
            notes.AddRange(isFirst ? reader.Notes() : reader.EndNote is { } end ? [end] : []);
            isFirst = false;
            if (!goOn)
            {
                break;
            }
        }

        // A stray <sitemap> among articles is not followed; a list of nothing else is an index under the wrong root.
        if (!isIndex && links.Links.Count > 0)
        {
            children.Clear();
        }

        var fresh = children.Where(child => maxAge is null || child.Value is null || child.Value >= page.FetchedAt - maxAge - Slack).ToList();
        var passedOver = children.Count - fresh.Count;
        return new Discovery
        {
            Format = children.Count > 0 || isIndex ? "sitemap index" : isNews ? "news sitemap" : "sitemap",
            Links = links.Links,
            Follow = [.. fresh.OrderByDescending(child => child.Value ?? DateTimeOffset.MaxValue).Select(child => child.Key)],
            Notes =
            [
                .. links.Notes(),
                .. passedOver > 0 ? [string.Create(CultureInfo.InvariantCulture, $"sitemaps of the index that did not change within max_age: {passedOver}")] : (string[])[],
                .. notes,
            ],
        };

        bool ReadPart(ElementReader reader)
        {
            while (reader.Next() is { } element)
            {
                isIndex |= element.Name == "sitemapindex";
                if (element.Name == "sitemap" || (isIndex && element.Name == "url"))
                {
                    foreach (var child in Addresses(element, page.Url).TakeWhile(_ => children.Count < MostChildren))
                    {
                        children.TryAdd(child, LinkDate.Read(element.TextOf("lastmod"))?.At);
                    }
                }
                else if (element.Name == "url")
                {
                    isNews |= element.Child("news:news") is not null;
                    if (!AddLinks(element, page.Url, links))
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }

    /// <summary>Everything the element calls its location: some writers put several into one entry.</summary>
    private static IEnumerable<Uri> Addresses(Element element, Uri address) =>
        element.All("loc").Select(loc => LinkAddress.Resolve(loc.Text(), address)).OfType<Uri>();

    private static bool AddLinks(Element element, Uri address, LinkSet links)
    {
        var urls = Addresses(element, address).ToList();
        if (urls.Count == 0)
        {
            return links.Add(null);
        }

        var news = element.Child("news:news");
        var modified = LinkDate.Read(element.TextOf("lastmod"));
        var published = LinkDate.Read(news?.TextOf("news:publication_date"));
        var link = new Link
        {
            Url = urls[0],
            Title = FeedText.Plain(news?.Child("news:title")),
            Published = published?.At,
            PublishedQuality = published?.Quality,
            Modified = modified?.At,
            ModifiedQuality = modified?.Quality,
            Language = news?.Child("news:publication")?.TextOf("news:language") ?? news?.TextOf("news:language"),
            Tags = Tags(news?.TextOf("news:keywords")),
            Image = element.Child("image:image")?.TextOf("image:loc") is { } image ? LinkAddress.Resolve(image, address) : null,
        };
        return urls.TrueForAll(url => links.Add(link with { Url = url }));
    }

    private static string[] Tags(string? keywords) =>
        keywords is null ? [] : [.. keywords.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Take(50)];
}
