namespace Ingest.Core.Extract;

/// <summary>Length of a text in letters of an alphabet: a sign of Chinese, Japanese or Korean says as much as three.</summary>
internal static class TextWeight
{
    public static int Of(ReadOnlySpan<char> text)
    {
        var weight = text.Length;
        foreach (var c in text)
        {
            weight += c >= '\u2E80' ? 2 : 0;
        }

        return weight;
    }
}
