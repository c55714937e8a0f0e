namespace Ingest.Core.Common.Dates;

/// <summary>One date read from a text.</summary>
/// <param name="Local">Wall-clock time as written (Gregorian); <see cref="DateTimeKind.Unspecified"/>.</param>
/// <param name="Offset">The offset that the text states; null when it states none.</param>
/// <param name="Precision">The finest part stated.</param>
public sealed record DateReading(DateTime Local, TimeSpan? Offset, DatePrecision Precision)
{
    /// <summary>The same text read with day and month exchanged; null when the text is clear.</summary>
    public DateTime? OtherOrder { get; init; }

    /// <summary>The instant, taking <paramref name="fallback"/> as the offset when the text states none.</summary>
    public DateTimeOffset ToInstant(TimeSpan fallback) => new(Local, Offset ?? fallback);
}
