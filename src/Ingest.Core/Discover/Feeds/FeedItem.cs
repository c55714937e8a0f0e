using Ingest.Core.Discover.Markup;
using Ingest.Core.Model;

namespace Ingest.Core.Discover.Feeds;

/// <summary>Makes a link of one <c>item</c> or <c>entry</c>, of whatever dialect: dialects mix freely in real feeds, so all names are looked for.</summary>
internal static class FeedItem
{
    private const int MostTags = 50;

    // A description this long is the article itself, where the feed has no other place for it.
    private const int FullTextFrom = 1_500;

    private static readonly string[] Published = ["pubdate", "published", "issued", "dcterms:issued", "dc:date", "dcterms:created", "created", "atom:published", "date"];
    private static readonly string[] Modified = ["updated", "modified", "dcterms:modified", "atom:updated", "atom:modified", "lastbuilddate"];

    /// <summary>Null when the item has no usable link.</summary>
    public static Link? Read(Element item, Scope scope)
    {
        var offered = FeedLinks.Of(item, scope);
        if ((FeedLinks.Original(item, scope) ?? offered) is not { } url)
        {
            return null;
        }

        var modified = Date(item, Modified);
        var published = Date(item, Published) ?? modified;
        var content = Content(item);
        var description = item.Child("description") ?? item.Child("summary");
        var summary = FeedText.Plain(description)
            ?? FeedText.Plain(item.Child("media:description") ?? item.Child("media:group")?.Child("media:description"))
            ?? FeedText.Plain(item.Child("itunes:summary"));
        if (content is null && summary?.Length >= FullTextFrom)
        {
            content = FeedText.Html(description);
        }

        return new Link
        {
            Url = url,
            OfferedAs = offered == url ? null : offered,
            Title = Title(item),
            Guid = item.TextOf("guid") ?? item.TextOf("id") ?? item.TextOf("atom:id") ?? item.Attribute("rdf:about") ?? item.TextOf("dc:identifier"),
            Published = published?.At,
            PublishedQuality = published?.Quality,
            Modified = modified?.At,
            ModifiedQuality = modified?.Quality,
            Summary = summary,
            ContentHtml = content,
            Language = item.TextOf("dc:language") ?? item.TextOf("language") ?? scope.Language,
            Authors = FeedPeople.Of(item),
            Tags = Tags(item),
            Image = FeedPictures.Of(item, scope),
        };
    }

    private static string? Title(Element item)
    {
        foreach (var name in (string[])["title", "dc:title", "atom:title", "media:title", "itunes:title"])
        {
            foreach (var title in item.All(name))
            {
                if (FeedText.Plain(title) is { } text)
                {
                    return text;
                }
            }
        }

        return FeedText.Plain((item.Child("media:group") ?? item.Child("media:content"))?.Child("media:title"));
    }

    private static string? Content(Element item)
    {
        if (FeedText.Html(item.Child("content:encoded")) is { } encoded)
        {
            return encoded;
        }

        var content = item.All("content").FirstOrDefault(IsMarkup) ?? item.Child("atom:content") ?? item.Child("xhtml:body") ?? item.Child("xhtml:div");
        return FeedText.Html(content);
    }

    private static bool IsMarkup(Element content) =>
        content.Attribute("src") is null && content.Attribute("type") is null or "" or "text" or "html" or "xhtml" or "text/html" or "text/plain" or "application/xhtml+xml";

    private static LinkDate? Date(Element item, string[] names)
    {
        foreach (var name in names)
        {
            foreach (var element in item.All(name))
            {
                if (LinkDate.Read(element.Text()) is { } date)
                {
                    return date;
                }
            }
        }

        return null;
    }

    private static List<string> Tags(Element item)
    {
        var tags = new List<string>();
        foreach (var child in item.Children)
        {
            var text = child.Name switch
            {
                "category" => child.Attribute("label") ?? child.Attribute("term") ?? child.Text(),
                "dc:subject" => child.Text(),
                _ => null,
            };
            if (text is not null && HtmlText.Of(text) is { Length: > 0 } tag && tags.Count < MostTags && !tags.Contains(tag))
            {
                tags.Add(tag);
            }
        }

        return tags;
    }
}
