namespace Ingest.Core.Normalize;

/// <summary>
/// The form in which a feed's identifier is compared. One that is a web address is its path and query: publishers change its scheme and host
/// (for an hour, behind a load balancer) while the story stays the same. Identifiers count within one source only, and the texts must agree.
/// </summary>
public static class GuidForm
{
    /// <summary>Null for none.</summary>
    public static string? Of(string? guid)
    {
        if (guid?.Trim() is not { Length: > 0 } plain)
        {
            return null;
        }

        if (CanonicalUrl.Read(plain) is not { } url)
        {
            return plain;
        }

        var identity = CanonicalUrl.Identity(url);
        var path = identity.IndexOf('/', StringComparison.Ordinal);

        // The front page of a site identifies nothing but the site.
        return path < 0 || identity.Length - path <= 1 ? plain : identity[path..];
    }
}
