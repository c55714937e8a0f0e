using Ingest.Core.Discover.Markup;

namespace Ingest.Core.Discover.Feeds;

/// <summary>Finds the picture of an item in Media RSS, enclosures and iTunes elements.</summary>
internal static class FeedPictures
{
    public static Uri? Of(Element item, Scope scope)
    {
        var media = item.Child("media:group") is { } group ? [.. item.Children, .. group.Children] : item.Children;
        foreach (var content in media.Where(child => child.Name == "media:content"))
        {
            if (IsPicture(content) && LinkAddress.Resolve(content.Attribute("url"), scope.Base) is { } url)
            {
                return url;
            }
        }

        return First(media.Where(child => child.Name == "enclosure" && IsPicture(child)), "url", scope)
            ?? First(item.All("link").Where(link => link.Attribute("rel") == "enclosure" && IsPicture(link)), "href", scope)
            ?? First(media.Where(child => child.Name == "media:thumbnail"), "url", scope)
            ?? First(media.Where(child => child.Name == "media:content").SelectMany(content => content.All("media:thumbnail")), "url", scope)
            ?? First(item.All("itunes:image"), "href", scope)
            ?? LinkAddress.Resolve(item.Child("image")?.TextOf("url") ?? item.Child("image")?.Attribute("href"), scope.Base);
    }

    private static Uri? First(IEnumerable<Element> elements, string attribute, Scope scope) =>
        elements.Select(element => LinkAddress.Resolve(element.Attribute(attribute), scope.Base)).FirstOrDefault(url => url is not null);

    private static bool IsPicture(Element element)
    {
        if ((element.Attribute("medium") ?? element.Attribute("type")) is { Length: > 0 } type)
        {
            return type.StartsWith("image", StringComparison.OrdinalIgnoreCase);
        }

        var path = (element.Attribute("url") ?? element.Attribute("href") ?? "").Split('?')[0];
        return path.EndsWith(".jpg", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".png", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".webp", StringComparison.OrdinalIgnoreCase);
    }
}
