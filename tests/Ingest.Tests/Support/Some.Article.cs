using Ingest.Core.Model;

namespace Ingest.Tests.Support;

internal static partial class Some
{
    public static Article Article(
        string title = "Harbour reopens after storm",
        string url = "https://herald.example/news/1",
        params string[] paragraphs) => new()
        {
            Url = new Uri(url),
            Title = title,
            Body = [.. (paragraphs.Length > 0 ? paragraphs : ["The harbour of the town was opened again on Monday, and the first ferries left in the morning."])
                .Select(text => new Block(BlockKind.Paragraph, text))],
        };
}
