using System.Globalization;

namespace Ingest.Core.Common.Dates;

/// <summary>Reads seconds or milliseconds since 1970, in the range that can be told from other numbers.</summary>
internal static class UnixTime
{
    private const long First = 300_000_000;
    private const long Last = 7_000_000_000;

    public static DateReading? Read(ReadOnlySpan<char> text)
    {
        if (text.Length is < 9 or > 20 || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var seconds = number >= First * 1_000m ? number / 1_000 : number;
        return seconds is >= First and <= Last
            ? new DateReading(DateTime.SpecifyKind(DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)), DateTimeKind.Unspecified), TimeSpan.Zero, DatePrecision.Second)
            : null;
    }
}
