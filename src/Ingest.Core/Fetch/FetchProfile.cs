namespace Ingest.Core.Fetch;

/// <summary>What differs between the kinds of requests.</summary>
/// <param name="Accept">Accept header.</param>
/// <param name="Limit">Largest body after decompression, in bytes.</param>
/// <param name="Truncate">Whether a longer body is cut at the limit rather than refused.</param>
/// <param name="Once">Whether a failure is not tried again within the call.</param>
internal sealed record FetchProfile(string Accept, int Limit, bool Truncate = false, bool Once = false)
{
    public static readonly FetchProfile Robots = new("text/plain, */*;q=0.5", RobotsFile.MostBytes, Truncate: true);

    public static readonly FetchProfile Tdm = new("application/json, */*;q=0.1", RobotsFile.MostBytes, Once: true);

    public static FetchProfile Of(FetchKind kind, FetchOptions options) => kind switch
    {
        FetchKind.Feed => new(
            "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.9, "
            + "text/xml;q=0.9, application/json;q=0.8, */*;q=0.1",
            options.FeedLimit),
        FetchKind.Sitemap => new(
            "application/xml, text/xml, application/gzip;q=0.9, application/x-gzip;q=0.9, text/plain;q=0.8, */*;q=0.1", options.SitemapLimit),
        _ => new("text/html, application/xhtml+xml, application/xml;q=0.8, text/plain;q=0.7, */*;q=0.1", options.PageLimit),
    };
}
