using Ingest.Demo.Offers;
using Ingest.Demo.Pages;

namespace Ingest.Demo;

/// <summary>The houses of the newsroom. Names, places and people are made up; the hosts are under a reserved domain (RFC 2606).</summary>
internal static class HouseDirectory
{
    /// <summary>The house that prints the endless bulletins.</summary>
    public const string Bulletins = "signal";

    private const string OpenToAll = "User-agent: *\nAllow: /\n";

    public static readonly IReadOnlyList<House> All =
    [
        new House
        {
            Id = "herald",
            Name = "The Harbour Herald",
            Host = "herald.example",
            Language = "en",
            Zone = Zone("Europe/Dublin"),
            Style = new ModernPage(graph: false),
            DateStyle = PrintedDate.British,
            Offers = [new RssOffer("/rss.xml")],
            Path = "/news/{date}/{slug}",
            Gzip = true,
            Robots = "User-agent: *\nDisallow: /print/\nDisallow: /search\n\nSitemap: http://herald.example/sitemap.xml\n",
            Tracking = "?utm_source=rss&utm_medium=feed",
        },
        new House
        {
            Id = "meridian",
            Name = "Meridian Post",
            Host = "www.meridian.example",
            Language = "en",
            Zone = Zone("America/Halifax"),
            Style = new OpenGraphPage(),
            DateStyle = PrintedDate.American,
            Offers = [new AtomOffer("/feeds/atom")],
            Path = "/{number}-{slug}.html",
            Robots = OpenToAll,
            Spelling = [("harbour", "harbor"), ("centre", "center"), ("metres", "meters"), ("tonnes", "tons")],
            Redesign = TimeSpan.FromSeconds(75),
        },
        new House
        {
            Id = "signal",
            Name = "The Ostrand Signal",
            Host = "signal.example",
            Language = "en",
            Zone = Zone("Etc/UTC"),
            Style = new BarePage(),
            DateStyle = PrintedDate.British,
            Offers = [new RssOffer("/bulletins.rss")],
            Path = "/b/{slug}",
            Validators = ValidatorStyle.ETag,
            Robots = OpenToAll,
        },
        new House
        {
            Id = "courrier",
            Name = "Le Courrier des Îles d’Orme",
            Host = "courrier.example",
            Language = "fr",
            Zone = Zone("Europe/Paris"),
            Style = new PortalPage(),
            DateStyle = PrintedDate.French,
            Offers = [new JsonFeedOffer("/feed.json")],
            Path = "/article/{slug}-{number}",
            Gzip = true,
            Robots = null,
        },
        new House
        {
            Id = "valbrune",
            Name = "La Gazette de Valbrune",
            Host = "valbrune.example",
            Language = "fr",
            Zone = Zone("Europe/Brussels"),
            Style = new MicrodataPage(),
            DateStyle = PrintedDate.French,
            Offers = [new AtomOffer("/atom.xml")],
            Path = "/{date}/{slug}/",
            Robots = OpenToAll,
            Spelling = [("œ", "oe"), ("’", "'")],
        },
        new House
        {
            Id = "marfa",
            Name = "جريدة مرفأ اليوم",
            Host = "marfa.example",
            Language = "ar",
            Zone = Zone("Asia/Riyadh"),
            Style = new ClassicPage(hiddenCopy: true),
            DateStyle = PrintedDate.ArabicMonthFirst,
            Offers = [new RssOffer("/rss.php")],
            Path = "/articles/{number}.htm",
            Charset = "windows-1256",
            CharsetInHeader = false,
            Validators = ValidatorStyle.LastModified,
            Robots = "User-agent: *\nDisallow: /admin/\n",
        },
        new House
        {
            Id = "rasid",
            Name = "راصد السواحل",
            Host = "rasid.example",
            Language = "ar",
            Zone = Zone("Asia/Dubai"),
            Style = new PortalPage(),
            DateStyle = PrintedDate.Arabic,
            Offers = [new ListingOffer("/news", pageSize: 6)],
            Path = "/news/{number}/{title}",
            Gzip = true,
            Robots = OpenToAll,
            Spelling = [("أ", "ا"), ("إ", "ا"), ("ى ", "ي ")],
        },
        new House
        {
            Id = "minato",
            Name = "汐見みなと日報",
            Host = "minato.example",
            Language = "ja",
            Zone = Zone("Asia/Tokyo"),
            Style = new BarePage(),
            DateStyle = PrintedDate.Japanese,
            Offers =
            [
                new SitemapIndexOffer("/sitemap.xml", "/news-sitemap-1.xml", "/news-sitemap-2.xml.gz"),
                new NewsSitemapOffer("/news-sitemap-1.xml", part: 0, parts: 2),
                new NewsSitemapOffer("/news-sitemap-2.xml.gz", part: 1, parts: 2),
            ],
            Path = "/kiji/{number}.html",
            Charset = "shift_jis",
            CharsetInHeader = false,
            Robots = OpenToAll + "Sitemap: http://minato.example/sitemap.xml\n",
        },
        new House
        {
            Id = "vestnik",
            Name = "Вестник Студёной губы",
            Host = "vestnik.example",
            Language = "ru",
            Zone = Zone("Europe/Moscow"),
            Style = new ClassicPage(hiddenCopy: false),
            DateStyle = PrintedDate.Russian,
            Offers = [new RssOffer("/export/news.rss")],
            Path = "/news/{number}/",
            Charset = "koi8-r",
            Validators = ValidatorStyle.None,
            Robots = "User-agent: *\nCrawl-delay: 0.2\nDisallow: /cgi-bin/\n",
        },
        new House
        {
            Id = "telegraf",
            Name = "Телеграф залива",
            Host = "telegraf.example",
            Language = "ru",
            Zone = Zone("Europe/Samara"),
            Style = new OpenGraphPage(),
            DateStyle = PrintedDate.Russian,
            Offers = [new NewsSitemapOffer("/news-sitemap.xml")],
            Path = "/{date}/{slug}",
            Gzip = true,
            Robots = OpenToAll,
            Spelling = [("ё", "е"), ("Ё", "Е")],
        },
        new House
        {
            Id = "kueste",
            Name = "Der Ostsunder Küstenbote",
            Host = "kueste.example",
            Language = "de",
            Zone = Zone("Europe/Berlin"),
            Style = new ModernPage(graph: true),
            DateStyle = PrintedDate.German,
            Offers = [new RssOffer("/feed/")],
            Path = "/{slug}-{number}",
            Robots = OpenToAll,
            Trouble = new Trouble(DownUntil: TimeSpan.FromSeconds(30), BusyUntil: TimeSpan.FromSeconds(130)),
        },
        new House
        {
            Id = "atalaya",
            Name = "La Atalaya del Sur",
            Host = "atalaya.example",
            Language = "es",
            Zone = Zone("Europe/Madrid"),
            Style = new MicrodataPage(),
            DateStyle = PrintedDate.Spanish,
            Offers = [new RssOffer("/rss")],
            Path = "/noticias/{slug}",
            Robots = OpenToAll,
        },
    ];

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
