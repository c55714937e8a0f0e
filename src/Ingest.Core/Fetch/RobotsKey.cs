namespace Ingest.Core.Fetch;

/// <summary>The keys of robots.txt lines that mean something to us.</summary>
internal enum RobotsKey
{
    UserAgent,
    Allow,
    Disallow,
    CrawlDelay,
    Sitemap,
}
