using System.Globalization;
using Ingest.Core.Common.Dates;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;

namespace Ingest.Cli.Adding;

/// <summary>Finds the zone of dates that carry no offset: by the instants that a feed gives of the same articles, and by the country of the host.</summary>
internal static class ZoneProposal
{
    private static readonly TimeSpan Widest = TimeSpan.FromHours(14);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    public static (Evident? Zone, string? Note) Of(Uri home, IReadOnlyList<TriedPage> pages)
    {
        NewsDate[] bare = [.. pages.Select(page => page.Story?.Published).OfType<NewsDate>().Where(date => date.Offset == OffsetOrigin.Assumed && date.Precision > DatePrecision.Day)];
        if (bare.Length == 0)
        {
            return (null, null);
        }

        var zones = CountryZones.Of(home.Host);
        var offsets = pages.Select(Offset).OfType<(TimeSpan Offset, DateTimeOffset At)>().ToList();
        if (offsets.Count > 0)
        {
            var (offset, at) = offsets[0];
            var said = string.Create(CultureInfo.InvariantCulture, $"dates on the pages carry no offset; against the feed they are {(offset < TimeSpan.Zero ? "-" : "+")}{offset:hh\\:mm}");
            return zones.FirstOrDefault(zone => offsets.All(pair => zone.GetUtcOffset(pair.At) == pair.Offset)) is { } zone
                ? (new Evident(zone.Id, $"{said}, as there on {at:yyyy-MM-dd}"), null)
                : (null, $"{said}; name a zone that has this offset");
        }

        return zones.Select(zone => zone.GetUtcOffset(bare[0].At)).Distinct().Count() == 1
            ? (new Evident(zones[0].Id, "dates on the pages carry no offset; the zone of the country that the host name ends in"), null)
            : (null, "dates on the pages carry no offset; name the zone of the newsroom, such as Europe/London");
    }

    /// <summary>How far a page's clock is ahead of the instant that the offer states for the same article.</summary>
    private static (TimeSpan Offset, DateTimeOffset At)? Offset(TriedPage page)
    {
        if (page is not { Story.Published: { Offset: OffsetOrigin.Assumed, Precision: > DatePrecision.Hour } shown, Link: { Published: { } instant, PublishedQuality: null } })
        {
            return null;
        }

        var ahead = shown.At.DateTime - instant.UtcDateTime;
        var rounded = TimeSpan.FromTicks((long)Math.Round((double)ahead.Ticks / Step.Ticks) * Step.Ticks);

        // Minutes apart are an edit, a day apart another date.
        return (ahead - rounded).Duration() <= TimeSpan.FromMinutes(2) && rounded.Duration() <= Widest ? (rounded, instant) : null;
    }
}
