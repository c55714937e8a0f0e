using AngleSharp.Dom;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>One reading of the body from the shape of the page.</summary>
internal sealed class BodyReading
{
    private readonly IReadOnlyList<IElement> _elements;
    private readonly List<BlockFate>? _fates;

    private BodyReading(IReadOnlyList<IElement> elements, Surroundings surroundings, List<BlockFate>? fates)
    {
        (_elements, _fates) = (elements, fates);
        Blocks = BlockReader.Read(elements, surroundings, fates);
        Length = Blocks.Sum(block => block.Text.Length);
    }

    public List<Block> Blocks { get; }

    /// <summary>Characters of all blocks as they were read.</summary>
    public int Length { get; }

    /// <param name="page">The page.</param>
    /// <param name="lenient">Believe tags and roles alone: for pages whose names mislead.</param>
    public static BodyReading Of(PageSources page, bool lenient)
    {
        var surroundings = new Surroundings(page.Document, lenient);
        return new BodyReading(BodyFinder.Find(page.Document, surroundings, page.Trace), surroundings, page.Trace is null ? null : []);
    }

    /// <summary>Tells where the text was found and what became of its blocks.</summary>
    public void Tell(ExtractionTrace? trace)
    {
        if (trace is null)
        {
            return;
        }

        trace.Read(_fates!);
        foreach (var element in _elements)
        {
            trace.Won("body", ElementPath.Of(element), InlineText.Of(element));
        }
    }
}
