namespace Ingest.Demo;

/// <summary>One state of a story at a house.</summary>
/// <param name="At">When the state goes live.</param>
/// <param name="Kind">What made it: <c>first</c>, <c>headline</c>, <c>correction</c> or <c>grown</c>.</param>
internal sealed record StoryVersion(DateTimeOffset At, string Kind, string Title, IReadOnlyList<string> Paragraphs)
{
    public const string First = "first";

    public string Summary => Paragraphs.Count > 0 ? Shorten(Paragraphs[0]) : Title;

    /// <summary>First sentence, as a desk would take it for the teaser.</summary>
    private static string Shorten(string paragraph)
    {
        var end = paragraph.AsSpan(20 < paragraph.Length ? 20 : 0).IndexOfAny(".。؟!");
        return end < 0 || paragraph.Length <= 20 ? paragraph : paragraph[..(20 + end + 1)];
    }
}
