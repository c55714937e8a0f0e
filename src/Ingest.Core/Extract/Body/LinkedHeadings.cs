using Ingest.Core.Model;

namespace Ingest.Core.Extract.Body;

/// <summary>Headings that are all link: above a paragraph they name what it is about, without one they lead to other stories.</summary>
internal sealed class LinkedHeadings
{
    private const int LeastParagraph = 80;

    private readonly HashSet<Block> _linked = new(ReferenceEqualityComparer.Instance);

    public void Add(Block heading) => _linked.Add(heading);

    public List<Block> Without(List<Block> blocks, List<BlockFate>? fates)
    {
        if (_linked.Count == 0)
        {
            return blocks;
        }

        var dropped = new HashSet<Block>(blocks.Where((block, at) => _linked.Contains(block) && !LeadsOn(blocks, at)), ReferenceEqualityComparer.Instance);
        for (var at = 0; at < fates?.Count; at++)
        {
            fates[at] = dropped.Contains(fates[at].Block) ? fates[at] with { Dropped = "a heading that is all link" } : fates[at];
        }

        return [.. blocks.Where(block => !dropped.Contains(block))];
    }

    private static bool LeadsOn(List<Block> blocks, int at) => at + 1 < blocks.Count && blocks[at + 1] is { Kind: not BlockKind.Heading, Text.Length: >= LeastParagraph };
}
