namespace Ingest.Core.Common.Text;

/// <summary>Folded tokens of a text as strings, for callers that keep them.</summary>
public static class Tokens
{
    public static List<string> Of(string text)
    {
        var tokens = new List<string>();
        var reader = new TokenReader(text, stackalloc char[TokenReader.MostLetters]);
        while (reader.Next())
        {
            tokens.Add(reader.Token.ToString());
        }

        return tokens;
    }

    /// <summary>The tokens joined by spaces: equal for texts that a reader would call the same words.</summary>
    public static string Folded(string text) => string.Join(' ', Of(text));
}
