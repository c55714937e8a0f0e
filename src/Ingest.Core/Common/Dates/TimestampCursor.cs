namespace Ingest.Core.Common.Dates;

/// <summary>Reads digits and marks forward from a text.</summary>
internal ref struct TimestampCursor(ReadOnlySpan<char> text)
{
    public ReadOnlySpan<char> Rest { get; private set; } = text;

    public readonly bool IsAtEnd => Rest.IsEmpty;

    public readonly char Peek => Rest.IsEmpty ? '\0' : Rest[0];

    public readonly int DigitRun
    {
        get
        {
            var end = Rest.IndexOfAnyExceptInRange('0', '9');
            return end < 0 ? Rest.Length : end;
        }
    }

    public void Skip(int count) => Rest = Rest[count..];

    public bool Take(char c)
    {
        if (Peek != c)
        {
            return false;
        }

        Skip(1);
        return true;
    }

    public void SkipSpace() => Rest = Rest.TrimStart();

    /// <summary>The number of exactly so many digits; null, and nothing read, when fewer stand here.</summary>
    public int? Digits(int count)
    {
        if (Rest.Length < count || DigitRun < count)
        {
            return null;
        }

        var number = int.Parse(Rest[..count], System.Globalization.CultureInfo.InvariantCulture);
        Skip(count);
        return number;
    }

    /// <summary>Digits after a decimal mark as a part of <paramref name="unit"/>.</summary>
    public TimeSpan Fraction(TimeSpan unit)
    {
        var digits = DigitRun;
        var share = 0d;
        var scale = 0.1;
        foreach (var digit in Rest[..digits])
        {
            share += (digit - '0') * scale;
            scale /= 10;
        }

        Skip(digits);
        return TimeSpan.FromTicks((long)Math.Round(share * unit.Ticks / TimeSpan.TicksPerMillisecond) * TimeSpan.TicksPerMillisecond);
    }
}
