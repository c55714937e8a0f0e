using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>
/// The word triples that several of the neighbouring stories have: templates, boilerplate, standing background. Neighbours are stories
/// of their own, so that what many of them say says nothing about whether two of them are one.
/// </summary>
internal sealed class CommonPassages
{
    private readonly uint[] _hashes;

    private CommonPassages(uint[] hashes) => _hashes = hashes;

    /// <summary>What is common is counted here, or was counted when one of the neighbours was stored.</summary>
    /// <param name="near">The neighbours that are compared.</param>
    /// <param name="least">In how many of them a triple is common.</param>
    public static CommonPassages Among(IReadOnlyList<Neighbor> near, int least)
    {
        var common = new List<uint>();
        foreach (var neighbor in near)
            common.AddRange(neighbor.Fingerprint.Common);
        var stories = near.GroupBy(neighbor => neighbor.Id).ToList();
        if (stories.Count >= least)
            AddRepeated(common, stories, least);
        common.Sort();
        return new CommonPassages([.. common.Distinct()]);
    }

    /// <summary>The states of one story share most of their text: together they count once.</summary>
    private static void AddRepeated(List<uint> common, List<IGrouping<StoryId, Neighbor>> stories, int least)
    {
        var all = new List<uint>(stories.Sum(story => story.First().Fingerprint.Sketch.Count));
        foreach (var story in stories)
            all.AddRange(story.SelectMany(state => state.Fingerprint.Sketch).Distinct());
        all.Sort();
        for (var i = least - 1; i < all.Count; i++)
        {
            if (all[i] == all[i - least + 1])
                common.Add(all[i]);
        }
    }

    /// <summary>The common ones among the hashes of a sketch.</summary>
    public uint[] In(Fingerprint print) => _hashes.Length == 0 ? [] : [.. print.Sketch.Where(hash => Array.BinarySearch(_hashes, hash) >= 0)];

    /// <summary>The ascending <paramref name="hashes"/> that are not common.</summary>
    public ReadOnlySpan<uint> Without(ReadOnlySpan<uint> hashes)
    {
        if (_hashes.Length == 0)
            return hashes;
        var kept = new uint[hashes.Length];
        var (count, next) = (0, 0);
        foreach (var hash in hashes)
        {
            while (next < _hashes.Length && _hashes[next] < hash)
                next++;
            if (next == _hashes.Length || _hashes[next] != hash)
                kept[count++] = hash;
        }

        return kept.AsSpan(0, count);
    }
}
