using static Ingest.Benchmarks.Hostile.Answers;
using static Ingest.Benchmarks.Hostile.HostileCase;

namespace Ingest.Benchmarks.Hostile;

/// <summary>Feeds, sitemaps and listings made to exhaust their reader. What is only large is read in part.</summary>
internal static class DocumentCases
{
    private const string Item = "<item><title>Barges</title><link>http://hostile.example/gone</link></item>";

    public static readonly Func<HostileCase>[] All =
    [
        () => Feed("feed of 1,000,000 empty items", Packed("<rss><channel>" + Times(1_000_000, "<item/>") + Item, "application/xml"), "links:1"),
        () => Feed("feed of 15 MB of items", Xml("<rss><channel>" + Times(180_000, n => $"<item><title>Barges {n}</title><link>http://hostile.example/gone?{n}</link></item>")), "links:2000"),
        () => Feed("feed of one giant item", Xml("<rss><channel>" + Item + "<item><link>http://hostile.example/gone</link><description>" + Times(900_000, "&lt;b>x</b>")), "links:1"),
        () => Feed("feed of one giant attribute", Xml("<rss><channel>" + Item + "<item a='" + Times(15_000_000 - 200, "x")), "links:1"),
        () => Feed("feed of 1,000,000 attributes", Xml("<rss " + Times(1_000_000, n => $"a{n}='' ") + "><channel>" + Item), "links:1", "malformed"),
        () => Feed("feed of 100,000 namespaces", Xml("<rss " + Times(100_000, n => $"xmlns:n{n}='urn:{n}' ") + "><channel>" + Item), "links:1", "malformed"),
        () => Feed("feed nested 2,000,000 deep", Xml("<rss><channel>" + Item + "<item>" + Times(2_000_000, "<b>")), "links:1"),
        () => Feed("XML entity bomb", Xml("<!DOCTYPE x [<!ENTITY a0 'haha haha haha haha'>" + Times(30, n => $"<!ENTITY a{n + 1} '{Times(10, $"&a{n};")}'>") + "]><rss><channel>" + Item.Replace("Barges", Times(10_000, "&a1;"), StringComparison.Ordinal)), "links:1"),
        () => Feed("XML external entity", Xml("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss><channel>" + Item.Replace("Barges", "&a;", StringComparison.Ordinal)), "links:1"),
        () => Feed("JSON Feed nested 100,000 deep", Whole(System.Text.Encoding.ASCII.GetBytes("{\"version\":\"1\",\"items\":" + Times(100_000, "[")), "application/feed+json"), "malformed"),
        () => Feed("JSON Feed of 1,000,000 items", Packed("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[" + Times(1_000_000, "{\"id\":1},") + "{\"url\":\"http://hostile.example/gone\"}]}", "application/feed+json"), "malformed"),
        () => Sitemap("sitemap of 20 MB and 330,000 pages", Packed("<urlset>" + Times(330_000, n => $"<url><loc>http://hostile.example/gone?page={n}</loc></url>"), "application/xml"), "links:50000") with { Deadline = TimeSpan.FromSeconds(240) },
        () => Sitemap("sitemap index that leads to itself", Xml("<sitemapindex>" + Times(3, "<sitemap><loc>http://hostile.example/map.xml</loc></sitemap>") + "<sitemap><loc>http://hostile.example/rss</loc></sitemap></sitemapindex>"), "not_found"),
        () => Sitemap("sitemap index of 300,000 sitemaps", Packed("<sitemapindex>" + Times(300_000, n => $"<sitemap><loc>http://hostile.example/m{n}</loc></sitemap>"), "application/xml"), "not_found"),
        () => Sitemap("sitemap of 50 MB", Packed("<urlset>" + Times(800_000, n => $"<url><loc>http://hostile.example/gone?page={n}</loc></url>"), "application/xml"), "links:50000") with { Deadline = TimeSpan.FromSeconds(240) },
        () => Sitemap("text sitemap of 20 MB", Packed(Times(500_000, n => $"http://hostile.example/gone?page={n}\n"), "text/plain"), "links:50000") with { Deadline = TimeSpan.FromSeconds(240) },
        () => Listing("listing of 1,000,000 links", Packed(Times(400_000, n => "<h3><a href=/gone>x</a>"), "text/html"), "malformed", "too_complex", "too_large"),
        () => Listing("listing nested 5,000 deep", Html(Times(5_000, "<div>") + "<h3><a href=/gone>x</a></h3>"), "malformed", "too_complex"),
        () => Listing("listing of 195,000 open bold texts", Html(Times(2_000, n => $"<b id={n}>") + Times(190_000, "<p>x") + "<h3><a href=/gone>x</a></h3>"), "malformed", "too_complex"),
    ];
}
