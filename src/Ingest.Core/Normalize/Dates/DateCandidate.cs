using System.Globalization;
using Ingest.Core.Common.Dates;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize.Dates;

/// <summary>A date hint that could be read.</summary>
/// <param name="Role">What the text claims to be.</param>
/// <param name="Rule">The rule that found the text.</param>
/// <param name="Rank">Place in the order of trust.</param>
/// <param name="Reading">What was read.</param>
/// <param name="Evidence">Why it was read so, where it could be read otherwise.</param>
internal sealed record DateCandidate(DateRole Role, string Rule, int Rank, DateReading Reading, string? Evidence = null)
{
    public static DateCandidate? Read(DateHint hint, int rank, DatePlace place)
    {
        if (hint.Formats is { Count: > 0 } formats && OperatorFormats.Read(hint.Text, formats, hint.Culture, place.Hints) is { } exact)
        {
            return new DateCandidate(hint.Role, hint.Rule, rank, exact) { ByHeadline = hint.ByHeadline };
        }

        if (ReadText(hint.Text, place.Hints) is not { } reading)
        {
            return null;
        }

        var read = new DateCandidate(hint.Role, hint.Rule, rank, Sober(reading)) { ByHeadline = hint.ByHeadline };
        return ReadText(hint.Text, place.Hints with { InferYear = false }) is null
            ? read with { Lacks = DatePart.Year, Evidence = "the text states no year: the last such day is meant" }
            : ReadText(hint.Text, place.Hints with { Relative = false }) is null ? read with { Lacks = DatePart.Day } : read;
    }

    /// <summary>The date of a link; an offset that its text did not state is settled like that of a date on the page.</summary>
    public static DateCandidate OfFeed(DateTimeOffset at, DateQuality? quality, string rule) =>
        new(DateRole.Published, rule, int.MaxValue, Sober(new DateReading(at.DateTime, quality is null or { Offset: OffsetOrigin.Stated } ? at.Offset : null, quality?.Precision ?? DatePrecision.Second)));

    /// <summary>Readers see it right by the headline.</summary>
    public bool ByHeadline { get; init; }

    /// <summary>What the text leaves to the reader's present.</summary>
    public DatePart Lacks { get; init; }

    /// <summary>A day that the text states in full.</summary>
    public bool IsWhole => Lacks == DatePart.None && Reading.Precision >= DatePrecision.Day;

    /// <summary>Readers see it on the page.</summary>
    public bool IsShown => ByHeadline || Rule.StartsWith("time", StringComparison.Ordinal) || Rule.StartsWith("text .", StringComparison.Ordinal) || Rule.StartsWith("microdata", StringComparison.Ordinal);

    /// <summary>On the same or a neighbouring day.</summary>
    public bool IsNear(DateCandidate other) => (Reading.Local.Date - other.Reading.Local.Date).Duration() <= TimeSpan.FromDays(1);

    public bool IsSameDay(DateCandidate other) => Reading.Local.Date == other.Reading.Local.Date;

    /// <summary>On an earlier day wherever the clocks of the two stand.</summary>
    public bool IsBefore(DateCandidate other) => Reading.Local.Date < other.Reading.Local.AddHours(other.Reading.Precision > DatePrecision.Day ? -12 : 0).Date;

    public DateCandidate Because(string evidence) => this with { Evidence = Evidence is null ? evidence : $"{Evidence}; {evidence}" };

    /// <summary>The finest reading of the same: a bare month gains the day, a bare day the time that another place on the page states.</summary>
    public DateCandidate Refine(IReadOnlyList<DateCandidate> others)
    {
        if (Reading.Precision > DatePrecision.Day)
        {
            return this;
        }

        var finer = Reading.Precision == DatePrecision.Month
            ? OnlyDay(others)?.Refine(others)
            : others.FirstOrDefault(other => other.Reading.Precision > DatePrecision.Day && other.IsSameDay(this));
        return finer is null ? this : finer with { Rule = $"{Rule} + {finer.Rule}", Evidence = Evidence ?? finer.Evidence };
    }

    /// <summary>Where the page tells one day of the month and no other: of several, most belong to other stories.</summary>
    private DateCandidate? OnlyDay(IReadOnlyList<DateCandidate> others)
    {
        var days = others.Where(other => other.IsWhole && (other.Reading.Local.Year, other.Reading.Local.Month) == (Reading.Local.Year, Reading.Local.Month)).ToList();
        return days is [var first, ..] && days.TrueForAll(first.IsSameDay) ? first : null;
    }

    private static DateReading? ReadText(string text, DateReaderHints hints) =>
        TimestampReader.Read(text) is { OtherOrder: null } exact ? exact : DateReader.Read(text, hints);

    /// <summary>Midnight to the second is how systems write a day; to claim a time from it would be too much.</summary>
    private static DateReading Sober(DateReading reading) =>
        reading.Precision > DatePrecision.Hour && reading.Local.TimeOfDay == TimeSpan.Zero ? reading with { Precision = DatePrecision.Day } : reading;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rule} {Reading.Local:yyyy-MM-dd HH:mm}");
}
