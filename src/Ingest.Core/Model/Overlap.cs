namespace Ingest.Core.Model;

/// <summary>Counts what two ascending lists of distinct hashes have in common.</summary>
internal static class Overlap
{
    public static int Count(ReadOnlySpan<uint> left, ReadOnlySpan<uint> right)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < left.Length && j < right.Length)
        {
            var (a, b) = (left[i], right[j]);
            shared += a == b ? 1 : 0;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return shared;
    }

    /// <summary>The hashes up to and including <paramref name="limit"/>.</summary>
    public static ReadOnlySpan<uint> UpTo(ReadOnlySpan<uint> hashes, uint limit)
    {
        var index = hashes.BinarySearch(limit);
        return hashes[..(index < 0 ? ~index : index + 1)];
    }

    /// <summary>Fingerprints hold arrays; other lists are copied.</summary>
    public static ReadOnlySpan<uint> Span(IReadOnlyList<uint> hashes) => hashes is uint[] array ? array : hashes.ToArray();
}
