using System.Globalization;
using Ingest.Demo.Pages;

namespace Ingest.Demo.Offers;

/// <summary>A page of headlines for people, with a link to the next one.</summary>
internal sealed class ListingOffer(string path, int pageSize) : Offer(path)
{
    public override string ContentType => "text/html";

    public override string Render(OfferView view)
    {
        var shown = view.Stories.Skip((view.Page - 1) * pageSize).Take(pageSize);
        var links = shown.Select(story => new StoryLink(
            story.Version.Title, story.Story.Offered, view.House.DateStyle(TimeZoneInfo.ConvertTime(story.Story.Published, view.House.Zone))));
        var hasNext = view.Stories.Count > view.Page * pageSize;
        return FrontPage.Render(view.House, [.. links], hasNext ? string.Create(CultureInfo.InvariantCulture, $"{Path}?page={view.Page + 1}") : null);
    }
}
