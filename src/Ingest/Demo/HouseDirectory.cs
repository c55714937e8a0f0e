using Ingest.Demo.Offers;
using Ingest.Demo.Pages;

namespace Ingest.Demo;

/// <summary>The made-up houses of the newsroom.</summary>
internal static class HouseDirectory
{
    /// <summary>The house that prints the bulletins of an endless pace.</summary>
    public const string Bulletins = "harbour-herald";

    public static IReadOnlyList<House> All { get; } =
    [
        new House
        {
            Id = Bulletins, Name = "The Harbour Herald", Host = "harbour-herald.example", Language = "en", Zone = Zone("Europe/London"),
            Style = new ModernPage(graph: true), DateStyle = PrintedDate.British, Path = "/news/{date}/{slug}", Gzip = true,
            Offers = [new RssOffer("/rss.xml")], Tracking = "?utm_source=rss&utm_medium=feed",
            Robots = "User-agent: *\nDisallow: /print/\n",
        },
        new House
        {
            Id = "valley-gazette", Name = "Valley Gazette", Host = "valley-gazette.example", Language = "en", Zone = Zone("America/Chicago"),
            Style = new BarePage(), DateStyle = PrintedDate.American, Path = "/story/{slug}.html", Offers = [new ListingOffer("/news", 4)],
            Validators = ValidatorStyle.LastModified,
        },
        new House
        {
            Id = "gulf-lantern", Name = "فنار الخليج", Host = "gulf-lantern.example", Language = "ar", Zone = Zone("Asia/Riyadh"),
            Style = new ClassicPage(hiddenCopy: true), DateStyle = PrintedDate.ArabicMonthFirst, Path = "/articles/{number}.htm",
            Charset = "windows-1256", CharsetInHeader = false, Offers = [new RssOffer("/rss.xml")],
            Robots = "User-agent: *\nAllow: /\nCrawl-delay: 0.2\n",
        },
        new House
        {
            Id = "sahel-morning", Name = "صباح الساحل", Host = "sahel-morning.example", Language = "ar", Zone = Zone("Africa/Cairo"),
            Style = new OpenGraphPage(), DateStyle = PrintedDate.Arabic, Path = "/{date}/{slug}", Offers = [new AtomOffer("/atom.xml")],
            Redesign = TimeSpan.FromSeconds(20),
            Spelling = [("أ", "ا"), ("إ", "ا"), ("ة ", "ه ")],
            Robots = "User-agent: *\nAllow: /\n",
        },
        new House
        {
            Id = "courrier-des-cimes", Name = "Courrier des Cimes", Host = "courrier-des-cimes.example", Language = "fr", Zone = Zone("Europe/Paris"),
            Style = new MicrodataPage(), DateStyle = PrintedDate.French, Path = "/actualites/{slug}", Offers = [new JsonFeedOffer("/feed.json")],
            Robots = "User-agent: *\nAllow: /\n",
        },
        new House
        {
            Id = "minato-shinpo", Name = "港町新報", Host = "minato-shinpo.example", Language = "ja", Zone = Zone("Asia/Tokyo"),
            Style = new PortalPage(), DateStyle = PrintedDate.Japanese, Path = "/news/{number}", Offers = [new NewsSitemapOffer("/news-sitemap.xml")],
            Robots = "User-agent: *\nAllow: /\n",
        },
        new House
        {
            Id = "vestnik-zaliva", Name = "Вестник залива", Host = "vestnik-zaliva.example", Language = "ru", Zone = Zone("Europe/Moscow"),
            Style = new ModernPage(graph: false), DateStyle = PrintedDate.Russian, Path = "/{date}/{slug}",
            Offers = [new SitemapIndexOffer("/sitemap.xml", "/sitemap-news.xml.gz"), new NewsSitemapOffer("/sitemap-news.xml.gz")],
            Trouble = new Trouble(DownUntil: TimeSpan.FromSeconds(6), BusyUntil: TimeSpan.FromSeconds(18)),
            Robots = "User-agent: *\nAllow: /\n",
        },
    ];

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
