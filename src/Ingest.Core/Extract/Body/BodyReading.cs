using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Body;

/// <summary>One reading of the body from the shape of the page.</summary>
internal sealed class BodyReading
{
    private readonly IReadOnlyList<int> _elements;
    private readonly Surroundings _surroundings;
    private readonly List<BlockFate>? _fates;

    private BodyReading(IReadOnlyList<int> elements, Surroundings surroundings, List<BlockFate>? fates)
    {
        (_elements, _surroundings, _fates) = (elements, surroundings, fates);
        Blocks = BlockReader.Read(surroundings.Tree, elements, surroundings, fates);
        Length = Blocks.Sum(block => block.Text.Length);
    }

    public List<Block> Blocks { get; }

    /// <summary>Characters of all blocks as they were read.</summary>
    public int Length { get; }

    public static BodyReading Of(PageSources page) => Of(page, page.Surroundings);

    /// <summary>Found where tags and roles alone are believed, for pages whose names mislead; read as ever, unless that leaves too little.</summary>
    public BodyReading Leniently(PageSources page)
    {
        var all = Of(page, _surroundings with { Lenient = true });
        var strict = new BodyReading(all._elements, _surroundings, all._fates is null ? null : []);
        return strict.Length > all.Length / 2 ? strict : all;
    }

    private static BodyReading Of(PageSources page, Surroundings surroundings) =>
        new(BodyFinder.Find(surroundings, page.Trace), surroundings, page.Trace is null ? null : []);

    /// <summary>Tells where the text was found and what became of its blocks.</summary>
    public void Tell(ExtractionTrace? trace)
    {
        if (trace is null)
        {
            return;
        }

        trace.Read(_fates!);
        foreach (var element in _elements.Select(_surroundings.Tree.ElementAt))
        {
            trace.Won("body", ElementPath.Of(element), InlineText.Of(element));
        }
    }
}
