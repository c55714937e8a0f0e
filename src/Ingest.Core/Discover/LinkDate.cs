using Ingest.Core.Common.Dates;
using Ingest.Core.Model;

namespace Ingest.Core.Discover;

/// <summary>A date that a document states of a link: UTC until a zone is known, where the text has no offset.</summary>
/// <param name="Quality">As in <see cref="Link.PublishedQuality"/>.</param>
internal sealed record LinkDate(DateTimeOffset At, DateQuality? Quality)
{
    /// <summary>What is outside is a placeholder, and at the ends of the calendar an offset leads out of it.</summary>
    private const int OldestYear = 1900;

    private const int LatestYear = 2999;

    public static LinkDate? Read(string? text) =>
        text is not null && Reading(text) is { Local.Year: >= OldestYear and <= LatestYear } reading
            ? new LinkDate(reading.ToInstant(TimeSpan.Zero), QualityOf(reading))
            : null;

    /// <summary>A zone in brackets behind a date without offset is its zone, behind one with offset a comment.</summary>
    private static DateReading? Reading(string text) => TimestampReader.Read(text) switch
    {
        null => BrokenDate.Read(text),
        { Offset: null } reading when text.TrimEnd().EndsWith(')') => BrokenDate.Read(text) ?? reading,
        var reading => reading,
    };

    /// <summary>The link with dates that state no offset read in <paramref name="zone"/>.</summary>
    public static Link InZone(Link link, TimeZoneInfo zone)
    {
        var (published, modified) = (InZone(link.Published, link.PublishedQuality, zone), InZone(link.Modified, link.ModifiedQuality, zone));
        return link with { Published = published?.At, PublishedQuality = published?.Quality, Modified = modified?.At, ModifiedQuality = modified?.Quality };
    }

    private static LinkDate? InZone(DateTimeOffset? date, DateQuality? quality, TimeZoneInfo zone) => date is not { } at ? null
        : quality is not { Offset: OffsetOrigin.Assumed } ? new LinkDate(at, quality)
        : new LinkDate(new DateTimeOffset(at.DateTime, ZoneOffset.Of(at.DateTime, zone)), quality with { Offset = OffsetOrigin.Source });

    private static DateQuality? QualityOf(DateReading reading) =>
        reading is { Precision: DatePrecision.Second, Offset: not null } ? null : new DateQuality(reading.Precision, reading.Offset is null ? OffsetOrigin.Assumed : OffsetOrigin.Stated);
}
