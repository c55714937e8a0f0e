namespace Ingest.Core.Normalize.Urls;

/// <summary>Finds the publisher's address inside an AMP cache's: <c>…cdn.ampproject.org/c/s/HOST/PATH</c> and <c>google.TLD/amp/s/HOST/PATH</c>.</summary>
internal static class AmpCache
{
    public static Uri Unwrap(Uri url)
    {
        var path = url.AbsolutePath;
        string? inner = null;
        if (url.Host.EndsWith(".cdn.ampproject.org", StringComparison.OrdinalIgnoreCase))
        {
            inner = path.StartsWith("/c/", StringComparison.Ordinal) || path.StartsWith("/v/", StringComparison.Ordinal) ? path[3..] : null;
        }
        else if (url.Host.StartsWith("www.google.", StringComparison.OrdinalIgnoreCase))
        {
            inner = path.StartsWith("/amp/", StringComparison.Ordinal) ? path[5..] : null;
        }

        if (inner is null)
        {
            return url;
        }

        var secure = inner.StartsWith("s/", StringComparison.Ordinal);
        var address = (secure ? "https://" + inner[2..] : "http://" + inner) + url.Query;
        return Uri.TryCreate(address, UriKind.Absolute, out var original) && original.Host.Contains('.', StringComparison.Ordinal) ? original : url;
    }
}
