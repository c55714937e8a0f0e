using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>Sentences of the story that the page shows once more in large letters.</summary>
internal static class PullQuotes
{
    private const int Least = 15;
    private const int Longest = 400;
    private const int MostQuotes = 40;

    /// <summary>The quotes of which every word stands in another block.</summary>
    public static HashSet<Block> In(IReadOnlyList<Block> body)
    {
        var pulled = new HashSet<Block>(ReferenceEqualityComparer.Instance);
        var quotes = body.Where(block => block.Kind == BlockKind.Quote && block.Text.Length <= Longest).Take(MostQuotes).Select(block => (Block: block, Text: Tokens.Folded(block.Text))).Where(quote => quote.Text.Length >= Least).ToList();
        if (quotes.Count == 0)
        {
            return pulled;
        }

        var others = body.Select(block => (Block: block, Text: Tokens.Folded(block.Text))).ToList();
        foreach (var (quote, text) in quotes)
        {
            if (others.Exists(other => other.Block != quote && other.Text.Length > text.Length && !pulled.Contains(other.Block) && other.Text.Contains(text, StringComparison.Ordinal)))
            {
                pulled.Add(quote);
            }
        }

        return pulled;
    }
}
