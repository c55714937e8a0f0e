using System.Text;
using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Discover.Feeds;

/// <summary>Reads JSON Feed 1.0 and 1.1, also where numbers stand for texts, single values for lists and dates are written in other forms.</summary>
internal static class JsonFeedReader
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <summary>Every comma parts two values, and the parser keeps a row for each: a hostile document is all commas.</summary>
    private const int MostCommas = 500_000;

    public static Discovery Read(Page page)
    {
        if (page.Text.AsSpan().Count(',') > MostCommas)
        {
            return new Discovery { Format = "json feed", Problem = $"more than {MostCommas} values" };
        }

        try
        {
            // By way of bytes, for the parser throws on text that holds half a character.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(JsonText.Whole(page.Text.TrimStart('\ufeff'))), Lenient);
            return Read(document.RootElement, page);
        }
        catch (JsonException problem)
        {
            return new Discovery { Format = "json feed", Problem = $"not valid JSON in line {problem.LineNumber + 1}: {problem.Message}" };
        }
    }

    private static Discovery Read(JsonElement feed, Page page)
    {
        if (JsonValue.Of(feed, "items") is not { ValueKind: JsonValueKind.Array } items)
        {
            return new Discovery { Format = "json feed", Problem = "JSON without a list of items" };
        }

        var links = new LinkSet(XmlFeedReader.MostItems, page.Url);
        var language = JsonValue.Text(feed, "language");
        foreach (var item in items.EnumerateArray())
        {
            if (!links.Add(Item(item, page.Url, language)))
            {
                break;
            }
        }

        return new Discovery
        {
            Format = "json feed",
            Title = FeedText.Plain(JsonValue.Text(feed, "title")),
            Hub = JsonValue.List(feed, "hubs").Select(hub => LinkAddress.Resolve(JsonValue.Text(hub, "url"), page.Url)).FirstOrDefault(),
            Topic = LinkAddress.Resolve(JsonValue.Text(feed, "feed_url"), page.Url),
            Older = LinkAddress.Resolve(JsonValue.Text(feed, "next_url"), page.Url),
            Links = links.Links,
            Notes = [.. links.Notes()],
        };
    }

    private static Link? Item(JsonElement item, Uri address, string? language)
    {
        var guid = JsonValue.Text(item, "id");
        var url = LinkAddress.Resolve(JsonValue.Text(item, "url"), address)
            ?? LinkAddress.Resolve(JsonValue.Text(item, "external_url"), address)
            ?? (guid?.Contains("://", StringComparison.Ordinal) == true ? LinkAddress.Resolve(guid, address) : null);
        if (url is null)
        {
            return null;
        }

        var modified = LinkDate.Read(JsonValue.Text(item, "date_modified"));
        var published = LinkDate.Read(JsonValue.Text(item, "date_published")) ?? modified;
        var html = JsonValue.Text(item, "content_html");
        var text = JsonValue.Text(item, "content_text");
        return new Link
        {
            Url = url,
            Title = FeedText.Plain(JsonValue.Text(item, "title")),
            Guid = guid,
            Published = published?.At,
            PublishedQuality = published?.Quality,
            Modified = modified?.At,
            ModifiedQuality = modified?.Quality,
            Summary = FeedText.Plain(JsonValue.Text(item, "summary") ?? text),
            ContentHtml = html ?? (text is null ? null : FeedText.Paragraphs(text)),
            Language = JsonValue.Text(item, "language") ?? language,
            Authors = Authors(item),
            Tags = [.. JsonValue.List(item, "tags").Select(JsonValue.Text).OfType<string>().Distinct()],
            Image = LinkAddress.Resolve(JsonValue.Text(item, "image") ?? JsonValue.Text(item, "banner_image"), address),
        };
    }

    private static List<string> Authors(JsonElement item)
    {
        IEnumerable<JsonElement> people = [.. JsonValue.List(item, "authors"), .. JsonValue.List(item, "author")];
        return [.. people.Select(person => FeedText.Plain(JsonValue.Text(person) ?? JsonValue.Text(person, "name"))).OfType<string>().Distinct()];
    }
}
