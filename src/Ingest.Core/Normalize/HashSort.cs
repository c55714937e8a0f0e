using System.Numerics;

namespace Ingest.Core.Normalize;

/// <summary>Sorts hashes, which lie evenly over their range: into buckets by their highest bits, then past the few that share one.</summary>
internal static class HashSort
{
    private const int Few = 24;
    private const int MostBits = 11;
    private const int Crowd = 24;

    /// <summary>The distinct hashes in ascending order.</summary>
    /// <param name="hashes">Is overwritten and holds the result.</param>
    /// <param name="scratch">As long as the hashes, or longer.</param>
    public static Span<uint> Distinct(Span<uint> hashes, Span<uint> scratch)
    {
        if (hashes.Length <= Few || hashes.Length > Crowd << MostBits)
        {
            hashes.Sort();
            return Compact(hashes, hashes);
        }

        var spread = scratch[..hashes.Length];
        if (Spread(hashes, spread) > Crowd)
            spread.Sort();
        else
            Settle(spread);
        return Compact(spread, hashes);
    }

    /// <summary>Puts every hash into its bucket; returns how many the fullest holds: repeated passages crowd one.</summary>
    private static int Spread(ReadOnlySpan<uint> hashes, Span<uint> spread)
    {
        var bits = Math.Min(BitOperations.Log2((uint)hashes.Length) + 1, MostBits);
        Span<int> ends = stackalloc int[1 << bits];
        foreach (var hash in hashes)
            ends[(int)(hash >> (32 - bits))]++;
        var (end, fullest) = (0, 0);
        for (var bucket = 0; bucket < ends.Length; bucket++)
        {
            fullest = Math.Max(fullest, ends[bucket]);
            end += ends[bucket];
            ends[bucket] = end;
        }

        foreach (var hash in hashes)
            spread[--ends[(int)(hash >> (32 - bits))]] = hash;
        return fullest;
    }

    /// <summary>Sorts by insertion what is nearly sorted.</summary>
    private static void Settle(Span<uint> hashes)
    {
        for (var i = 1; i < hashes.Length; i++)
        {
            var hash = hashes[i];
            var to = i;
            for (; to > 0 && hashes[to - 1] > hash; to--)
                hashes[to] = hashes[to - 1];
            hashes[to] = hash;
        }
    }

    private static Span<uint> Compact(ReadOnlySpan<uint> sorted, Span<uint> distinct)
    {
        if (sorted.IsEmpty)
            return distinct[..0];
        var (kept, last) = (1, sorted[0]);
        distinct[0] = last;
        foreach (var hash in sorted[1..])
        {
            distinct[kept] = hash;
            kept += hash == last ? 0 : 1;
            last = hash;
        }

        return distinct[..kept];
    }
}
