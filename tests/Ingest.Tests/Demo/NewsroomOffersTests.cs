using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Ingest.Demo;
using Ingest.Demo.Truth;

namespace Ingest.Tests.Demo;

public sealed class NewsroomOffersTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task Every_house_offers_exactly_the_links_that_the_truth_names()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        var truth = open.Newsroom.Truth().ToLookup(page => page.Source.Value, page => page.Offered.AbsoluteUri);

        foreach (var house in open.Newsroom.Houses)
        {
            var offered = await LinksAsync(open, house);

            Assert.Equal(truth[house.Id].Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Every_kind_of_offer_is_there()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        var kinds = new List<string>();

        foreach (var offer in open.Newsroom.Houses.SelectMany(house => house.Offers, (house, offer) => new Uri(house.Root, offer.Path)))
        {
            using var response = await open.Reader.GetAsync(offer);
            kinds.Add(response.Content.Headers.ContentType!.MediaType!);
        }

        Assert.Superset(
            new HashSet<string> { "application/rss+xml", "application/atom+xml", "application/feed+json", "application/xml", "application/gzip", "text/html" },
            kinds.ToHashSet());
    }

    [Fact]
    public async Task The_first_listing_page_leads_to_a_second_and_the_second_to_no_third()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        var root = open.House("rasid").Root;

        var first = await open.Reader.TextAsync(new Uri(root, "/news"));
        var second = await open.Reader.TextAsync(new Uri(root, "/news?page=2"));

        Assert.Contains("rel=\"next\" href=\"/news?page=2\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Robots_files_are_of_every_kind()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();

        using var none = await open.Reader.GetAsync(new Uri(open.House("courrier").Root, "/robots.txt"));
        var strict = await open.Reader.TextAsync(new Uri(open.House("herald").Root, "/robots.txt"));
        var slow = await open.Reader.TextAsync(new Uri(open.House("vestnik").Root, "/robots.txt"));

        Assert.Equal(404, (int)none.StatusCode);
        Assert.Contains("Disallow: /print/", strict, StringComparison.Ordinal);
        Assert.Contains("Crawl-delay: 0.2", slow, StringComparison.Ordinal);
        Assert.Contains(open.Newsroom.Truth(), page => page.Expectation == Expectation.Rejected && page.Url.AbsolutePath.StartsWith("/print/", StringComparison.Ordinal));
    }

    private static async Task<List<string>> LinksAsync(OpenNewsroom open, House house)
    {
        var links = new List<string>();
        foreach (var offer in house.Offers)
        {
            var url = new Uri(house.Root, offer.Path);
            links.AddRange(offer.ContentType switch
            {
                "application/rss+xml" => Xml(await open.Reader.TextAsync(url)).Descendants("item").Select(item => item.Element("link")!.Value),
                "application/atom+xml" => Xml(await open.Reader.TextAsync(url)).Descendants(Atom + "entry").Select(entry => entry.Element(Atom + "link")!.Attribute("href")!.Value),
                "application/feed+json" => Json(await open.Reader.TextAsync(url)),
                "application/gzip" => Locations(Xml(Unpack(await open.Reader.BytesAsync(url)))),
                "application/xml" => Locations(Xml(await open.Reader.TextAsync(url))),
                _ => [.. Listing(house, await open.Reader.TextAsync(url)), .. Listing(house, await open.Reader.TextAsync(new Uri(url, "?page=2")))],
            });
        }

        return links;
    }

    /// <summary>Throws when the document is not well-formed.</summary>
    private static XDocument Xml(string text) => XDocument.Parse(text);

    private static IEnumerable<string> Json(string text)
    {
        using var feed = JsonDocument.Parse(text);
        return [.. feed.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("url").GetString()!)];
    }

    private static IEnumerable<string> Locations(XDocument sitemap) => sitemap.Descendants(Sitemap + "url").Select(url => url.Element(Sitemap + "loc")!.Value);

    private static IEnumerable<string> Listing(House house, string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        return [.. document.QuerySelectorAll("h3 > a[href]").Select(anchor => new Uri(house.Root, anchor.GetAttribute("href")).AbsoluteUri)];
    }

    private static string Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
