namespace Ingest.Core.Fetch;

/// <summary>Makes the requests: one identity, no cookies, no referer, no disguise.</summary>
internal static class HttpMessages
{
    public static HttpRequestMessage Get(Uri url, string accept, FetchOptions options)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, url);
        message.Headers.TryAddWithoutValidation("User-Agent", options.Contact is { Length: > 0 } contact ? $"ingest/{options.Version} (+{contact})" : $"ingest/{options.Version}");
        message.Headers.TryAddWithoutValidation("Accept", accept);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, zstd, deflate");
        return message;
    }

    public static string AcceptOf(FetchKind kind) => kind switch
    {
        FetchKind.Feed => "application/rss+xml,application/atom+xml,application/feed+json,application/json;q=0.9,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5",
        FetchKind.Sitemap => "application/xml,text/xml,application/gzip;q=0.9,text/plain;q=0.8,*/*;q=0.5",
        _ => "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    };
}
