using Ingest.Core.Model;

namespace Ingest.Core.Extract.Body;

/// <summary>Sentences of the story that the page shows once more in large letters.</summary>
internal static class PullQuotes
{
    private const int Least = 15;
    private const int Longest = 400;
    private const int MostQuotes = 40;

    /// <summary>The quotes of which every word stands in another block.</summary>
    public static HashSet<StrayLine> In(IReadOnlyList<StrayLine> body)
    {
        var pulled = new HashSet<StrayLine>();
        foreach (var quote in body.Where(line => line.Block.Kind == BlockKind.Quote && line.Text.Length <= Longest).Take(MostQuotes).Where(line => line.Folded.Length >= Least))
        {
            if (body.Any(other => other.Folded.Length > quote.Folded.Length && !pulled.Contains(other) && other.Folded.Contains(quote.Folded, StringComparison.Ordinal)))
            {
                pulled.Add(quote);
            }
        }

        return pulled;
    }
}
