namespace Ingest.Core.Extract.Texts;

/// <summary>Length of a text in letters of an alphabet: a sign of Chinese, Japanese or Korean says as much as three.</summary>
internal static class TextWeight
{
    private const char FirstSign = '\u2E80';

    public static int Of(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange(FirstSign, char.MaxValue))
        {
            return text.Length;
        }

        var weight = text.Length;
        foreach (var c in text)
        {
            weight += c >= FirstSign ? 2 : 0;
        }

        return weight;
    }
}
