using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>Learns what a source repeats at the beginning and end of its stories.</summary>
internal static class BoilerplateMemory
{
    /// <summary>The same words at the edge of so many different stories are no news.</summary>
    public const int Enough = 5;

    /// <summary>Blocks remembered for a source: those that are known as boilerplate, and those that may become it. They are bounded apart, for every story adds some that no other has.</summary>
    private const int MostKnown = 100;
    private const int MostUnknown = 300;

    /// <summary>A campaign that has ended is forgotten.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const int LongestText = 200;

    /// <summary>The memory after the new stories of a run: known ones first, then the others, of each the last seen first.</summary>
    /// <param name="before">The memory before.</param>
    /// <param name="stories">Of each new story the blocks at its edges.</param>
    /// <param name="now">The time of the run.</param>
    public static IReadOnlyList<RepeatedBlock> Learn(IReadOnlyList<RepeatedBlock> before, IReadOnlyCollection<IReadOnlyList<string>> stories, DateTimeOffset now)
    {
        if (stories.Count == 0)
        {
            return before;
        }

        var memory = before.ToDictionary(block => block.Hash);
        foreach (var story in stories)
        {
            foreach (var (hash, text) in story.Select(text => (Hash: RepeatedBlock.HashOf(text), Text: text)).DistinctBy(block => block.Hash))
            {
                var known = memory.GetValueOrDefault(hash) ?? new RepeatedBlock(hash, 0, now);
                known = known with { Stories = known.Stories + 1, LastSeen = now };
                memory[hash] = known.Since is null && known.Stories >= Enough ? known with { Since = now, Text = TextCut.To(text, LongestText) } : known;
            }
        }

        var kept = memory.Values.Where(block => now - block.LastSeen < Kept)
            .OrderByDescending(block => block.LastSeen).ThenByDescending(block => block.Stories).ThenBy(block => block.Hash, StringComparer.Ordinal).ToLookup(block => block.Since is not null);
        return [.. kept[true].Take(MostKnown), .. kept[false].Take(MostUnknown)];
    }
}
