namespace Ingest.Core.Extract;

/// <summary>Length of a text in letters of an alphabet: a sign of Chinese, Japanese or Korean says as much as three.</summary>
internal static class TextWeight
{
    private const char FirstSign = '\u2E80';

    public static int Of(ReadOnlySpan<char> text)
    {
        var weight = text.Length;
        for (var at = Next(text); at >= 0; at = Next(text))
        {
            weight += 2;
            text = text[(at + 1)..];
        }

        return weight;
    }

    private static int Next(ReadOnlySpan<char> text) => text.IndexOfAnyInRange(FirstSign, char.MaxValue);
}
