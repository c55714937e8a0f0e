using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Body;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>
/// How one extraction came to its fields: the candidates of each, and what became of every block that was looked at. Filled only where it
/// is asked for; finders report through <c>page.Trace?.</c>, so that nothing is reckoned without one.
/// </summary>
public sealed class ExtractionTrace
{
    /// <summary>Enough to understand a page; hostile ones offer thousands.</summary>
    private const int MostCandidates = 40;
    private const int MostBlocks = 3_000;
    private const int LongestValue = 300;

    private readonly List<FieldCandidate> _candidates = [];
    private readonly List<BlockFate> _blocks = [];
    private readonly Dictionary<string, int> _counts = [];

    /// <summary>In the order in which they were weighed; at most forty a field.</summary>
    public IReadOnlyList<FieldCandidate> Candidates => _candidates;

    /// <summary>Kept and dropped blocks in the order of the page.</summary>
    public IReadOnlyList<BlockFate> Blocks => _blocks;

    /// <summary>A candidate that lost.</summary>
    /// <param name="field">The stored field: <c>title</c>, <c>published</c>, …</param>
    /// <param name="rule">Where it stands, as provenance names it: <c>meta og:title</c>.</param>
    /// <param name="value">What it says.</param>
    /// <param name="why">Why it was not taken, in a few words that end the sentence "not taken: …".</param>
    internal void Lost(string field, string rule, string value, string why) => Add(new FieldCandidate(field, rule, TextCut.To(value, LongestValue), why));

    internal void Won(string field, string rule, string value) => Add(new FieldCandidate(field, rule, TextCut.To(value, LongestValue), null));

    /// <summary>The body was read, perhaps once more: what was noted of an earlier reading is forgotten.</summary>
    internal void Read(IEnumerable<BlockFate> blocks)
    {
        _blocks.Clear();
        _blocks.AddRange(blocks.Take(MostBlocks));
    }

    /// <summary>A block that was found above the others.</summary>
    internal void Lead(Block block) => _blocks.Insert(0, new BlockFate(block, null));

    /// <summary>A block of the reading was left out afterwards.</summary>
    internal void Drop(Block block, string why)
    {
        var at = _blocks.FindIndex(fate => ReferenceEquals(fate.Block, block));
        if (at >= 0)
        {
            _blocks[at] = new BlockFate(block with { Text = TextCut.To(block.Text, LongestValue) }, why);
        }
    }

    /// <summary>A further page of the article was read: its blocks follow, but for those that earlier pages have told.</summary>
    internal void Follow(ExtractionTrace further, IReadOnlyList<Block> fresh)
    {
        var texts = fresh.Select(block => block.Text).ToHashSet(StringComparer.Ordinal);
        _blocks.AddRange(further._blocks.Take(Math.Max(0, MostBlocks - _blocks.Count)).Select(fate => fate.Dropped is null && !texts.Contains(fate.Block.Text) ? fate with { Dropped = "stands on an earlier page" } : fate));
    }

    private void Add(FieldCandidate candidate)
    {
        var count = _counts[candidate.Field] = _counts.GetValueOrDefault(candidate.Field) + 1;
        if (count <= MostCandidates)
        {
            _candidates.Add(candidate);
        }
    }
}
