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
        var capacity = title.Length;
        foreach (var paragraph in body)
            capacity += paragraph.Length;
        var shingles = ArrayPool<uint>.Shared.Rent(capacity);
        var numerals = ArrayPool<uint>.Shared.Rent(capacity);
        var scratch = ArrayPool<uint>.Shared.Rent(capacity);

        var reader = new ShingleReader(shingles, numerals);
        Span<uint> titleTokens = stackalloc uint[MaxTitleTokens];
        titleTokens = titleTokens[..Math.Min(reader.Read(title, titleTokens), MaxTitleTokens)];
        foreach (var paragraph in body)
            reader.Read(paragraph);
        reader.End();

        var distinct = HashSort.Distinct(reader.Shingles, scratch);
        var level = LevelOf(distinct);
        var sketch = distinct[..Below(distinct, level)].ToArray();
        var fingerprint = new Fingerprint
        {
            Version = Version,
            Sketch = sketch,
            Level = level,
            Count = distinct.Length,
            Keys = Fingerprint.KeysOf(sketch),
            Numerals = Lowest(HashSort.Distinct(reader.Numerals, scratch), Fingerprint.MaxNumerals),
            TitleTokens = HashSort.Distinct(titleTokens, scratch).ToArray(),
            Exact = reader.Exact,
        };
        ArrayPool<uint>.Shared.Return(shingles);
        ArrayPool<uint>.Shared.Return(numerals);
        ArrayPool<uint>.Shared.Return(scratch);
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

    private static uint[] Lowest(ReadOnlySpan<uint> sorted, int limit) => sorted[..Math.Min(sorted.Length, limit)].ToArray();
}
