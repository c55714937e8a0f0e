namespace Ingest.Core.Model;

/// <summary>The name of a source: lower-case letters, digits and hyphens, as written in its file.</summary>
public readonly record struct SourceId(string Value)
{
    private const int Longest = 64;

    /// <summary>Whether a text may be the id of a source.</summary>
    public static bool IsValid(string text) =>
        text.Length is > 0 and <= Longest && text[0] != '-' && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    public override string ToString() => Value;
}
