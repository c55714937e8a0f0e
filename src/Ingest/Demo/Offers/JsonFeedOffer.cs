using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Demo.Pages;

namespace Ingest.Demo.Offers;

/// <summary>JSON Feed 1.1, with the whole text where the house has one.</summary>
internal sealed class JsonFeedOffer(string path) : Offer(path)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public override string ContentType => "application/feed+json";

    public override string Render(OfferView view) => new JsonObject
    {
        ["version"] = "https://jsonfeed.org/version/1.1",
        ["title"] = view.House.Name,
        ["home_page_url"] = view.House.Root.AbsoluteUri,
        ["feed_url"] = new Uri(view.House.Root, Path).AbsoluteUri,
        ["language"] = view.House.Language,
        ["items"] = new JsonArray([.. view.Stories.Select(story => Item(view, story))]),
    }.ToJsonString(Readable);

    private static JsonObject Item(OfferView view, OfferedStory offered)
    {
        var item = new JsonObject
        {
            ["id"] = $"{view.House.Id}-{offered.Story.Copy.Slug}",
            ["url"] = offered.Story.Offered.AbsoluteUri,
            ["title"] = offered.Version.Title,
            ["summary"] = offered.Version.Summary,
            ["date_published"] = view.Stamp(offered.Story.Published),
            ["date_modified"] = view.Stamp(offered.ModifiedAt),
            ["authors"] = new JsonArray([.. offered.Story.Copy.Authors.Select(name => new JsonObject { ["name"] = name })]),
        };
        if (offered.Story.Copy.Trap is null)
        {
            item["content_html"] = Markup.Paragraphs(offered.Version.Paragraphs);
        }
        else
        {
            item["content_text"] = "";
        }

        return item;
    }
}
