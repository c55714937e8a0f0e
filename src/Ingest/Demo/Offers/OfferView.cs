using System.Globalization;

namespace Ingest.Demo.Offers;

/// <summary>What a house has at one moment, newest first.</summary>
/// <param name="Page">Number of the listing page, from 1.</param>
internal sealed record OfferView(House House, IReadOnlyList<OfferedStory> Stories, int Page)
{
    public DateTimeOffset LatestChange => Stories.Count > 0 ? Stories.Max(story => story.ModifiedAt) : DateTimeOffset.UnixEpoch;

    public string Stamp(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, House.Zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
