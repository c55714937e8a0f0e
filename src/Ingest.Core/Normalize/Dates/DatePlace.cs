using Ingest.Core.Common.Dates;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize.Dates;

/// <summary>Where and when dates are read.</summary>
/// <param name="Zone">The source's.</param>
/// <param name="PageZone">The one that the page names.</param>
/// <param name="SeenAt">The present.</param>
/// <param name="Hints">Customs of the place.</param>
internal sealed record DatePlace(TimeZoneInfo? Zone, TimeZoneInfo? PageZone, DateTimeOffset SeenAt, DateReaderHints Hints)
{
    /// <summary>Clocks of publishers run ahead and morning editions are dated forward; beyond this a date is not one of publication.</summary>
    private static readonly TimeSpan Clamp = TimeSpan.FromHours(24);

    /// <summary>Who is farther from Greenwich seldom writes its time.</summary>
    private static readonly TimeSpan FarthestEast = TimeSpan.FromHours(3);
    private static readonly TimeSpan FarthestWest = TimeSpan.FromHours(-8);

    /// <summary>Nothing on the web is older; earlier dates are epochs and place holders.</summary>
    private static readonly DateTime Oldest = new(1990, 1, 1);

    public static DatePlace Of(Article article, NormalizeContext context)
    {
        var zone = context.Source.TimeZone;
        var language = article.Language ?? context.Link?.Language ?? context.Source.Language;
        var hints = new DateReaderHints
        {
            Now = zone is null ? context.SeenAt : TimeZoneInfo.ConvertTime(context.SeenAt, zone),
            Language = language,
            Country = Country(article.Url) ?? Edition(article.Url, language),
            InferYear = true,
            Ahead = Clamp + TimeSpan.FromHours(14),
        };
        return new DatePlace(zone, article.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var named) ? named : null, context.SeenAt, hints);
    }

    public bool IsPast(DateTimeOffset at) => at <= SeenAt + Clamp && at.DateTime >= Oldest;

    // The year first: at the ends of the calendar an offset leads out of it.
    public bool IsPast(DateReading reading) => reading.Local.Year is > 1 and < 9999 && IsPast(reading.ToInstant(Offset(reading.Local)));

    public bool IsPast(DateTime local) => local.Year is > 1 and < 9999 && IsPast(new DateTimeOffset(local, Offset(local)));

    /// <summary>The instant of a settled reading. Who does not say his offset is taken to write in the source's zone, else in that of his other dates.</summary>
    public NewsDate ToNewsDate(DateCandidate candidate, IReadOnlyList<DateCandidate> others)
    {
        var reading = candidate.Reading;
        if (reading.Offset is { } stated)
        {
            var at = new DateTimeOffset(reading.Local, stated);

            // A bare clock tells the time of the change, and may by chance show the minute of the publication.
            var clocks = others.Where(other => other.Role != DateRole.Modified || candidate.Role == DateRole.Modified || other.Reading.Offset is not null).ToList();
            return Date(at.ToOffset(PlaceOffset(at, reading.Precision, clocks)), OffsetOrigin.Stated, candidate);
        }

        if (Zone is not null)
        {
            return Date(new DateTimeOffset(reading.Local, Offset(reading.Local)), OffsetOrigin.Source, candidate);
        }

        var neighbor = others.FirstOrDefault(other => other.Reading.Offset is { } offset && offset != TimeSpan.Zero);
        return neighbor is null
            ? Date(new DateTimeOffset(reading.Local, TimeSpan.Zero), OffsetOrigin.Assumed, candidate)
            : Date(new DateTimeOffset(reading.Local, neighbor.Reading.Offset!.Value), OffsetOrigin.Assumed, candidate.Because($"offset of {neighbor.Rule}"));
    }

    private static NewsDate Date(DateTimeOffset at, OffsetOrigin origin, DateCandidate candidate) =>
        new(at, candidate.Reading.Precision, origin, candidate.Rule, candidate.Evidence);

    /// <summary>
    /// The offset of the place for an instant that the page states, which is often written in UTC whatever the place. A clock on the
    /// page that shows the same minute some quarters of an hour away tells it: the instant stays, the day is that of the reader.
    /// </summary>
    private TimeSpan PlaceOffset(DateTimeOffset at, DatePrecision precision, IReadOnlyList<DateCandidate> others)
    {
        if (at.Offset != TimeSpan.Zero || precision < DatePrecision.Minute)
        {
            return at.Offset;
        }

        if (Zone is not null)
        {
            return Zone.GetUtcOffset(at);
        }

        foreach (var other in others.Where(other => other.Reading.Precision >= DatePrecision.Minute && other.Reading.Offset != TimeSpan.Zero))
        {
            var ahead = other.Reading.Local.AddSeconds(-other.Reading.Local.Second) - at.DateTime.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));
            var fits = ahead.Ticks % (15 * TimeSpan.TicksPerMinute) == 0 && ahead.Duration() <= TimeSpan.FromHours(14);
            if (fits && (other.Reading.Offset is null || other.Reading.Offset == ahead))
            {
                return ahead;
            }
        }

        return ShownOffset(at, others);
    }

    /// <summary>
    /// That of the zone which the page names, unless its readers see other days. Else an instant in UTC shortly before or after midnight, while
    /// the page shows its readers the neighbouring day and none shows the day of UTC: the least offset that makes it that day.
    /// </summary>
    private TimeSpan ShownOffset(DateTimeOffset at, IReadOnlyList<DateCandidate> others)
    {
        var days = others.Where(other => other.Role != DateRole.Modified && other.Reading.Offset is null && other.IsShown).Select(other => other.Reading.Local.Date).ToList();
        if (PageZone?.GetUtcOffset(at) is { } named && (days.Count == 0 || days.Contains((at.DateTime + named).Date)))
        {
            return named;
        }

        if (days.Count == 0 || days.Contains(at.Date))
        {
            return TimeSpan.Zero;
        }

        var (ahead, back) = (TimeSpan.FromHours(Math.Ceiling((at.Date.AddDays(1) - at.DateTime).TotalHours)), TimeSpan.FromHours(-Math.Floor(at.TimeOfDay.TotalHours) - 1));
        return days[0] == at.Date.AddDays(1) && ahead <= FarthestEast ? ahead : days[0] == at.Date.AddDays(-1) && back >= FarthestWest ? back : TimeSpan.Zero;
    }

    private TimeSpan Offset(DateTime local) => Zone is null ? TimeSpan.Zero : ZoneOffset.Of(local, Zone);

    /// <summary>The country of an edition whose address begins with its language and country: <c>/en-gb/news</c>. What the page says of its own region goes before.</summary>
    private static string? Edition(Uri url, string? language)
    {
        var tag = url is { IsAbsoluteUri: true, Segments: [_, var first, ..] } ? first.TrimEnd('/').Replace('_', '-') : string.Empty;
        return tag is [_, _, '-', var one, var two] && char.IsAsciiLetter(one) && char.IsAsciiLetter(two) && (language is null || (language.Length == 2 && tag.StartsWith(language, StringComparison.OrdinalIgnoreCase)))
            ? tag[3..].ToUpperInvariant()
            : null;
    }

    /// <summary>The country by the domain; those sold to all the world (<c>.tv</c>, <c>.me</c>, <c>.io</c> …) say nothing.</summary>
    private static string? Country(Uri url)
    {
        var top = url.IsAbsoluteUri ? url.IdnHost.Split('.')[^1].ToUpperInvariant() : string.Empty;
        return top.Length != 2 || !char.IsAsciiLetter(top[0]) || top is "TV" or "ME" or "IO" or "CO" or "AI" or "FM" or "EU" or "LY" or "TO" or "CC" or "WS"
            ? null
            : top is "UK" ? "GB" : top;
    }
}
