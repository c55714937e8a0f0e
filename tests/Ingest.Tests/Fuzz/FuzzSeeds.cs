namespace Ingest.Tests.Fuzz;

/// <summary>Valid documents, all made up.</summary>
internal static class FuzzSeeds
{
    private const string Paragraph = "The harbor board counted thirty-one barges on Monday, two more than in the spring, and promised a new quay by the autumn.";

    public static readonly string[] Feeds =
    [
        "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE rss [<!ENTITY house 'Herald'>]><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>The &house;</title><link>https://herald.example/</link><ttl>30</ttl><skipHours><hour>3</hour></skipHours><item><title>Barges &amp; quays &#8217;</title><link>https://herald.example/news/1</link><guid isPermaLink='false'>id-1</guid><pubDate>Mon, 02 Mar 2026 08:15:00 +0300</pubDate><dc:creator>Ada Mostwick</dc:creator><category>Harbor</category><description><![CDATA[<p>" + Paragraph + "</p>]]></description><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded><media:content url='https://herald.example/a.jpg' medium='image'/></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en' xml:base='https://herald.example/'><title type='html'>News</title><entry><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>quay</b></div></title><link rel='alternate' href='news/2'/><id>tag:herald.example,2026:2</id><updated>2026-03-02T08:15:00Z</updated><author><name>Bea Quill</name></author><summary>" + Paragraph + "</summary></entry></feed>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel rdf:about='https://herald.example/'><title>News</title></channel><item rdf:about='https://herald.example/3'><title>Stork</title><link>https://herald.example/3</link></item></rdf:RDF>",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"News\",\"language\":\"en\",\"items\":[{\"id\":\"4\",\"url\":\"https://herald.example/4\",\"title\":\"Mill\",\"content_html\":\"<p>x</p>\",\"date_published\":\"2026-03-02T08:15:00+03:00\",\"authors\":[{\"name\":\"Ada\"}],\"tags\":[\"mill\"]}]}",
    ];

    public static readonly string[] Sitemaps =
    [
        "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9' xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'><url><loc>https://herald.example/5?a=1&amp;b=2</loc><lastmod>2026-03-02</lastmod><news:news><news:publication><news:name>Herald</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-03-02T08:15:00Z</news:publication_date><news:title>Fair</news:title><news:keywords>fair, lime</news:keywords></news:news><image:image><image:loc>https://herald.example/b.jpg</image:loc></image:image></url></urlset>",
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://herald.example/s1.xml.gz</loc><lastmod>2026-03-01T00:00:00Z</lastmod></sitemap><sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>",
        "https://herald.example/6\nhttps://herald.example/7\r\n\nhttps://herald.example/%D8%AE%D8%A8%D8%B1\n",
    ];

    public static readonly string[] Pages =
    [
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Barges counted again | The Herald</title><meta property='og:title' content='Barges counted again'><meta property='article:published_time' content='2026-03-02T08:15:00+03:00'><meta name=author content='Ada Mostwick'><link rel=canonical href='https://herald.example/news/1'><script type='application/ld+json'>" + "{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Barges counted again\",\"datePublished\":\"2026-03-02\",\"author\":{\"@type\":\"Person\",\"name\":\"Ada Mostwick\"},\"image\":[{\"url\":\"/a.jpg\",\"width\":10}],\"publisher\":{\"@type\":\"Organization\",\"name\":\"The Herald\"},\"keywords\":\"barges, quay\"}" + "</script></head><body><nav><a href=/>Home</a></nav><article class='story-body'><h1>Barges counted again</h1><p class=byline>By Ada Mostwick</p><time datetime='2026-03-02T08:15'>2 March 2026</time><p>" + Paragraph + "</p><blockquote>" + Paragraph + "</blockquote><ul><li>" + Paragraph + "</li></ul></article><div class='related'><a href=/2>Stork returns</a></div></body></html>",
        "<html dir=rtl lang=ar><head><title>عودة القوارب</title></head><body><table><tr><td><font size=2><b>عودة القوارب إلى الميناء</b><br><br>" + "أعلن مجلس الميناء يوم الاثنين عن عودة القوارب إلى الرصيف القديم، وقال إن العدد زاد على ما كان عليه في الربيع الماضي." + "<br><br>بقلم: ليلى حداد<br>آخر تحديث: 2 مارس 2026</font></td></tr></table></body></html>",
    ];

    public static readonly string[] Robots = ["User-agent: *\nDisallow: /private*\nAllow: /private/news$\nCrawl-delay: 5\n\nUser-agent: ingest\nUser-agent: other\nDisallow: /*.pdf$ # none\nSitemap: https://herald.example/s.xml\n"];

    public static readonly string[] Dates =
    [
        "Mon, 02 Mar 2026 08:15:00 +0300", "2026-03-02T08:15:00.123+03:00", "2. März 2026, 8:15 Uhr", "٢ مارس ٢٠٢٦ - ٨:١٥ ص", "1447/09/13 هـ", "2026年3月2日 08時15分", "vor 3 Stunden", "3 hours ago", "2 марта 2026 г. в 8:15 (МСК)", "2 de marzo de 2026 a las 8:15", "03/02/26 8:15 PM EST", "20260302T081500Z", "1772439300", "امروز ۱۲ اسفند ۱۴۰۴",
    ];

    public static readonly string[] Urls =
    [
        "https://www.herald.example:443/News/1/index.html?utm_source=rss&b=2&a=1#top", "http://m.herald.example/amp/%D8%AE%D8%A8%D8%B1?outputType=amp", "https://herald-example.cdn.ampproject.org/c/s/herald.example/news/1", "//user:pass@xn--mgbh0fb.example/a/../b/./c;d=e", "http://[::ffff:10.0.0.7]:8080/?q=%2F%3f+x",
    ];

    public static readonly string[] Sources =
    [
        "id: gulf-herald\nname: جريدة الخليج\nhomepage: https://herald.example/\nenabled: true\nlanguage: ar\ntime_zone: Asia/Riyadh\ntags: [gulf, politics]\nschedule: { every: 15m..6h }\ndiscover:\n  - feed: https://herald.example/rss.xml\n  - { sitemap: https://herald.example/news-sitemap.xml, max_age: 48h }\n  - listing: https://herald.example/news\n    links: { css: \"h3 > a[href]\", max: 40 }\n    next: { css: \"a[rel=next]\", pages: 2 }\ninclude: [\"/news/**\"]\nexclude: [\"/video/**\"]\nextract:\n  title: h1.title\n  published: { css: .info .date, formats: [\"MM-dd-yyyy hh:mm tt\"], culture: ar }\n  authors: { css: .byline a, all: true, pattern: '^By (.+)$' }\n  body: { css: .summary, remove: [.more, .share] }\npoliteness: { delay: 5s, concurrency: 1, robots: obey }\nnetwork: { allow_private: [\"127.0.0.0/8\"] }\nauth: { header: X-Partner-Key, value: \"${env:HERALD_KEY}\" }\nexpect: { stories_per_day: 20.., silent_for: 12h, coverage: { title: 100%, published: 95% } }\n",
        "id: a\ndiscover: &d\n  - feed: http://a.example/\nx: *d\n",
    ];
}
