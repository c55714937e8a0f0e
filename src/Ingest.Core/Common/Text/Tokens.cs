namespace Ingest.Core.Common.Text;

/// <summary>Folded tokens of a text joined by spaces: equal for texts that a reader would call the same words.</summary>
public static class Tokens
{
    public static string Folded(string text) => TextFolder.Fold(text);
}
