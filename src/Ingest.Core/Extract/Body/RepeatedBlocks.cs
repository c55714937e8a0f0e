using Ingest.Core.Model;

namespace Ingest.Core.Extract.Body;

/// <summary>Takes away what a source repeats at the beginning and end of its stories: notes on the author, invitations, legal lines. What is repeated in the middle, or is longer, is background and stays.</summary>
internal static class RepeatedBlocks
{
    /// <summary>Where repeated blocks are looked for.</summary>
    private const int Above = 3;
    private const int Below = 6;

    /// <summary>Agencies end their stories with paragraphs of background; those are longer than an invitation.</summary>
    private const int Longest = 200;

    /// <summary>The short ones of the first and last blocks of a body; a text of so few blocks that they are all of it tells nothing.</summary>
    public static IReadOnlyList<string> Edges(IReadOnlyList<Block> body) =>
        body.Count <= Above ? [] : [.. body.Where((_, at) => at < Above || at >= Math.Max(Above, body.Count - Below)).Select(block => block.Text).Where(IsShort)];

    /// <summary>The body without known blocks at its edges; the whole when nothing but known ones are in it.</summary>
    public static IReadOnlyList<Block> Without(IReadOnlyList<Block> body, IReadOnlySet<string> known, ExtractionTrace? trace)
    {
        if (known.Count == 0)
        {
            return body;
        }

        bool IsKnown(int at) => IsShort(body[at].Text) && known.Contains(RepeatedBlock.HashOf(body[at].Text));
        var (first, end) = (0, body.Count);
        while (first < Math.Min(end, Above) && IsKnown(first))
        {
            first++;
        }

        while (end > first && body.Count - end < Below && IsKnown(end - 1))
        {
            end--;
        }

        if (first == end)
        {
            return body;
        }

        foreach (var block in body.Take(first).Concat(body.Skip(end)))
        {
            trace?.Drop(block, "repeated in the source's stories");
        }

        return [.. body.Take(first..end)];
    }

    private static bool IsShort(string text) => text.Length <= Longest;
}
