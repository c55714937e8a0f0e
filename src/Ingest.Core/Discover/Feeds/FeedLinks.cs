using Ingest.Core.Discover.Markup;

namespace Ingest.Core.Discover.Feeds;

/// <summary>Finds the address of the article among all the links of an item.</summary>
internal static class FeedLinks
{
    /// <summary>The publisher's own address, which a feed service that counts clicks keeps beside its own; null where there is none.</summary>
    public static Uri? Original(Element item, Scope scope) => Resolve(item.Child("feedburner:origlink") ?? item.Child("pheedo:origlink"), scope);

    /// <summary>The address that the item itself gives.</summary>
    public static Uri? Of(Element item, Scope scope) =>
        Links(item, scope, "link")
        ?? Links(item, scope, "atom:link")
        ?? LinkAddress.Resolve(item.Attribute("href"), scope.Base)
        ?? Identifier(item, scope);

    /// <summary>The best of several links: <c>rel=alternate</c> for a page first, then one that does not say what it is.</summary>
    private static Uri? Links(Element item, Scope scope, string name)
    {
        Uri? best = null;
        var bestRank = int.MaxValue;
        foreach (var link in item.All(name))
        {
            var rank = Rank(link);
            if (rank < bestRank && Resolve(link, scope) is { } url)
            {
                (best, bestRank) = (url, rank);
            }
        }

        return best;
    }

    private static int Rank(Element link)
    {
        var isPage = link.Attribute("type") is not { Length: > 0 } type || type.Contains("html", StringComparison.OrdinalIgnoreCase);
        return link.Attribute("rel")?.Trim().ToLowerInvariant() switch
        {
            null or "" or "alternate" or "http://www.iana.org/assignments/relation/alternate" => isPage ? 0 : 1,
            "canonical" or "shorturl" => 2,
            "self" or "related" or "via" => 3,
            _ => int.MaxValue,
        };
    }

    private static Uri? Resolve(Element? link, Scope scope)
    {
        if (link is null)
        {
            return null;
        }

        var address = link.Attribute("href") ?? link.Text();
        if (string.IsNullOrWhiteSpace(address))
        {
            address = link.Attribute("rdf:resource");
        }

        return string.IsNullOrWhiteSpace(address) ? null : LinkAddress.Resolve(address, scope.Inside(link).Base);
    }

    /// <summary>An identifier that is itself an address, whether or not it is said to be a permanent link.</summary>
    private static Uri? Identifier(Element item, Scope scope)
    {
        foreach (var text in (string?[])[item.TextOf("guid"), item.TextOf("id"), item.Attribute("rdf:about"), item.TextOf("dc:identifier")])
        {
            if (text is not null && (text.Contains("://", StringComparison.Ordinal) || text.StartsWith('/')) && LinkAddress.Resolve(text, scope.Base) is { } url)
            {
                return url;
            }
        }

        return null;
    }
}
