namespace Ingest.Core.Common.Text;

/// <summary>The beginning of a text; no character is cut in half.</summary>
public static class TextCut
{
    /// <summary>At most so many UTF-16 units.</summary>
    public static string Head(string text, int limit) => text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];

    /// <summary>The text itself, or as many of its UTF-16 units and an ellipsis, for people.</summary>
    public static string To(string text, int limit) => text.Length <= limit ? text : Head(text, limit) + "…";
}
