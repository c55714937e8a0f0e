using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Body;

/// <summary>The line under the headline, which says about the story what the story says itself; the page gives it as its description.</summary>
internal static class DeckLine
{
    /// <summary>A longer one is the first paragraph.</summary>
    private const int Longest = 110;

    public static IReadOnlyList<Block> Without(IReadOnlyList<Block> body, string? summary, ExtractionTrace? trace)
    {
        if (summary is null || body.Count < 2 || body[0].Text is not { Length: < Longest } first || first[^1] is '.' or '!' or '?' or '؟' or '۔' or '。' or '…' || Tokens.Folded(first) != Tokens.Folded(summary))
        {
            return body;
        }

        trace?.Drop(body[0], "the line under the headline");
        return [.. body.Skip(1)];
    }
}
