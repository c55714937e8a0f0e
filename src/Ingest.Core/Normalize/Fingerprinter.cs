using System.Buffers;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize;

/// <summary>Computes the comparable essence of a text.</summary>
public static class Fingerprinter
{
    /// <summary>Changes with folding, tokenizing or hashing.</summary>
    public const int Version = TextFolder.Version;

    /// <summary>Of a text that is not to be compared.</summary>
    public static Fingerprint None { get; } = Compute(string.Empty, []);

    private const int MaxSketch = 128;
    private const int MaxTitleTokens = 32;

    public static Fingerprint Compute(string title, IReadOnlyList<string> body)
    {
        // A text has at most as many tokens as characters.
        var capacity = title.Length + body.Sum(paragraph => paragraph.Length);
        var shingles = ArrayPool<uint>.Shared.Rent(capacity);
        var numerals = ArrayPool<uint>.Shared.Rent(capacity);

        var reader = new ShingleReader(shingles, numerals);
        Span<uint> titleTokens = stackalloc uint[MaxTitleTokens];
        titleTokens = titleTokens[..Math.Min(reader.Read(title, titleTokens), MaxTitleTokens)];
        foreach (var paragraph in body)
            reader.Read(paragraph);
        reader.End();

        var distinct = SortedDistinct(reader.Shingles);
        var level = LevelOf(distinct);
        var sketch = distinct[..Below(distinct, level)].ToArray();
        var fingerprint = new Fingerprint
        {
            Version = Version,
            Sketch = sketch,
            Level = level,
            Count = distinct.Length,
            Keys = Fingerprint.KeysOf(sketch),
            Numerals = Lowest(SortedDistinct(reader.Numerals), Fingerprint.MaxNumerals),
            TitleTokens = SortedDistinct(titleTokens).ToArray(),
            Exact = reader.Exact,
        };
        ArrayPool<uint>.Shared.Return(shingles);
        ArrayPool<uint>.Shared.Return(numerals);
        return fingerprint;
    }

    /// <summary>How often the range must be halved until the sketch fits.</summary>
    private static int LevelOf(ReadOnlySpan<uint> distinct)
    {
        var level = 0;
        while (Below(distinct, level) > MaxSketch)
            level++;
        return level;
    }

    private static int Below(ReadOnlySpan<uint> distinct, int level) =>
        level == 0 ? distinct.Length : CountBelow(distinct, 1u << (32 - level));

    private static int CountBelow(ReadOnlySpan<uint> sorted, uint limit)
    {
        var index = sorted.BinarySearch(limit);
        return index < 0 ? ~index : index;
    }

    private static Span<uint> SortedDistinct(Span<uint> hashes)
    {
        hashes.Sort();
        var kept = 0;
        foreach (var hash in hashes)
        {
            if (kept == 0 || hashes[kept - 1] != hash)
                hashes[kept++] = hash;
        }

        return hashes[..kept];
    }

    private static uint[] Lowest(ReadOnlySpan<uint> sorted, int limit) => sorted[..Math.Min(sorted.Length, limit)].ToArray();
}
