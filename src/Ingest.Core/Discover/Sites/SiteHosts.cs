namespace Ingest.Core.Discover.Sites;

/// <summary>Tells whether two addresses belong to one site.</summary>
internal static class SiteHosts
{
    /// <summary>The same host, with or without <c>www.</c>, or a host under it.</summary>
    public static bool IsSame(Uri one, Uri other)
    {
        var (a, b) = (Plain(one.Host), Plain(other.Host));
        return a == b || a.EndsWith("." + b, StringComparison.Ordinal) || b.EndsWith("." + a, StringComparison.Ordinal);
    }

    private static string Plain(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..].ToLowerInvariant() : host.ToLowerInvariant();
}
