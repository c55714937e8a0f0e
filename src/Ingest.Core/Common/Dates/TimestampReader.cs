namespace Ingest.Core.Common.Dates;

/// <summary>
/// Reads dates that programs write: RFC 822 and its breakages, ISO 8601 in all precisions, asctime, Unix time and the forms that
/// feeds are known to send. Every word of the text must be understood; what is unclear or impossible gives null, never a guess.
/// </summary>
public static class TimestampReader
{
    private const int LongestText = 100;

    /// <summary>The date in <paramref name="text"/>; null when the text is anything but one possible date.</summary>
    public static DateReading? Read(string text)
    {
        if (text.Length > LongestText * 4)
        {
            return null;
        }

        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length is < 4 or > LongestText)
        {
            return null;
        }

        return IsoTimestamp.Read(trimmed)
            ?? UnixTime.Read(trimmed)
            ?? WrittenTimestamp.Read(TimestampWords.Plain(trimmed));
    }
}
