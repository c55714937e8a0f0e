namespace Ingest.Core.Common.Text;

/// <summary>The beginning of a text for people.</summary>
public static class TextCut
{
    /// <summary>The text itself, or as many of its UTF-16 units and an ellipsis; no character is cut in half.</summary>
    public static string To(string text, int limit) =>
        text.Length <= limit ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit), "…");
}
