using Ingest.Core.Common.Dates;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize.Dates;

/// <summary>What else on or around the page bears on its date.</summary>
internal sealed record DateWitnesses
{
    /// <summary>Running text names many days; the opening names the day of the event.</summary>
    private const int BlocksRead = 12;

    public DateTimeOffset? Feed { get; init; }

    public DateQuality? FeedQuality { get; init; }

    /// <summary>The date in the address, when it has one to the day.</summary>
    public DateCandidate? UrlCandidate { get; init; }

    public DateReading? Url { get; init; }

    /// <summary>Days that the page states without doubt elsewhere.</summary>
    public IReadOnlyList<DateCandidate> Clear { get; init; } = [];

    /// <summary>Full dates in the body that can be read in one way only.</summary>
    public IReadOnlyList<DateTime> Body { get; init; } = [];

    public static DateWitnesses Gather(Article article, NormalizeContext context, DatePlace place, IReadOnlyList<DateCandidate> read)
    {
        var url = UrlDate.Find(article.Url) ?? (article.CanonicalUrl is { } canonical ? UrlDate.Find(canonical) : null);
        var isUseful = url is { Precision: DatePrecision.Day } && place.IsPast(url);
        return new DateWitnesses
        {
            Feed = context.Link?.Published,
            FeedQuality = context.Link?.PublishedQuality,
            Url = url,
            UrlCandidate = isUseful ? new DateCandidate(DateRole.Published, "url", int.MaxValue, url!) : null,
            Clear = [.. read.Where(candidate => candidate.Reading.OtherOrder is null && place.IsPast(candidate.Reading))],
            // Only an ambiguous date needs the body's word; most pages have none.
            Body = read.Any(candidate => candidate.Reading.OtherOrder is not null) ? BodyDays(article, place) : [],
        };
    }

    private static List<DateTime> BodyDays(Article article, DatePlace place) =>
    [
        .. article.Body.Take(BlocksRead)
            .SelectMany(block => DateReader.Find(block.Text, place.Hints with { Relative = false, InferYear = false, Ahead = TimeSpan.FromDays(366) }))
            .Where(reading => reading.OtherOrder is null && reading.Precision >= DatePrecision.Day)
            .Select(reading => reading.Local.Date)
            .Distinct(),
    ];
}
