using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>How much a new text and a stored one have in common, measured from their fingerprints.</summary>
internal sealed record Comparison
{
    public required Neighbor Neighbor { get; init; }

    /// <summary>Share of the smaller text's word triples found in the other.</summary>
    public required double Containment { get; init; }

    /// <summary>Shared word triples over those of both.</summary>
    public required double Jaccard { get; init; }

    /// <summary>Share of the new text's word triples found in the stored one.</summary>
    public required double Coverage { get; init; }

    /// <summary>Distinct word triples of the smaller text.</summary>
    public required int Smaller { get; init; }

    /// <summary>Length of the longer text over that of the smaller.</summary>
    public required double LengthRatio { get; init; }

    /// <summary>Distinct numbers of the text that has fewer, and how many of them the other has too.</summary>
    public required int Numerals { get; init; }

    public required int NumeralsShared { get; init; }

    /// <summary>Shared words of the titles over the words of both.</summary>
    public required double TitleSimilarity { get; init; }

    /// <summary>From the stored text to the new one; negative when the new one is older.</summary>
    public required TimeSpan Later { get; init; }

    public TimeSpan Apart => Later.Duration();

    /// <summary>1 where there are no numbers to differ.</summary>
    public double NumeralShare => Numerals == 0 ? 1 : (double)NumeralsShared / Numerals;

    /// <summary>Estimated distinct word triples of the smaller text that were left out because several stories share them.</summary>
    public required int LeftOut { get; init; }

    public static Comparison Of(StoryDraft draft, Neighbor neighbor, CommonPassages common)
    {
        var (fresh, stored) = (draft.Fingerprint, neighbor.Fingerprint);

        // Both sketches hold every hash up to the bound of the coarser one.
        var limit = uint.MaxValue >> Math.Max(fresh.Level, stored.Level);
        var left = common.Without(Overlap.UpTo(Overlap.Span(fresh.Sketch), limit));
        var right = common.Without(Overlap.UpTo(Overlap.Span(stored.Sketch), limit));
        var shared = Overlap.Count(left, right);
        var (freshCount, storedCount) = (Own(fresh, common), Own(stored, common));
        var smallerIsFresh = freshCount <= storedCount;
        var (smaller, larger) = smallerIsFresh ? (freshCount, storedCount) : (storedCount, freshCount);
        var (numerals, numeralsShared) = CompareNumerals(fresh, stored);
        return new Comparison
        {
            Neighbor = neighbor,
            Containment = Ratio(shared, smallerIsFresh ? left.Length : right.Length),
            Jaccard = Ratio(shared, left.Length + right.Length - shared),
            Coverage = Ratio(shared, left.Length),
            Smaller = smaller,
            LeftOut = (smallerIsFresh ? fresh : stored).Count - smaller,
            LengthRatio = smaller == 0 ? double.PositiveInfinity : (double)larger / smaller,
            Numerals = numerals,
            NumeralsShared = numeralsShared,
            TitleSimilarity = CompareTitles(fresh, stored),
            Later = draft.At - neighbor.At,
        };
    }

    /// <summary>How many distinct word triples a text has of its own, estimated from its sketch.</summary>
    private static int Own(Fingerprint print, CommonPassages common) => print.Sketch.Count == 0
        ? 0
        : (int)Math.Round((double)print.Count * common.Without(Overlap.Span(print.Sketch)).Length / print.Sketch.Count);

    /// <summary>A full list holds the lowest hashes only: then both are compared up to its last.</summary>
    private static (int Count, int Shared) CompareNumerals(Fingerprint fresh, Fingerprint stored)
    {
        var left = Overlap.Span(fresh.Numerals);
        var right = Overlap.Span(stored.Numerals);
        if (left.Length >= Fingerprint.MaxNumerals || right.Length >= Fingerprint.MaxNumerals)
        {
            var limit = Math.Min(Bound(left), Bound(right));
            left = Overlap.UpTo(left, limit);
            right = Overlap.UpTo(right, limit);
        }

        return (Math.Min(left.Length, right.Length), Overlap.Count(left, right));
    }

    private static uint Bound(ReadOnlySpan<uint> numerals) => numerals.Length >= Fingerprint.MaxNumerals ? numerals[^1] : uint.MaxValue;

    private static double CompareTitles(Fingerprint fresh, Fingerprint stored)
    {
        var shared = Overlap.Count(Overlap.Span(fresh.TitleTokens), Overlap.Span(stored.TitleTokens));
        return Ratio(shared, fresh.TitleTokens.Count + stored.TitleTokens.Count - shared);
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
