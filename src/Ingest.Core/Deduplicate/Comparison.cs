using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>What two fingerprints have in common.</summary>
/// <param name="Containment">Estimated share of the smaller text's triples found in the other.</param>
/// <param name="Jaccard">Estimated share of both texts' triples that is common.</param>
/// <param name="Coverage">Estimated share of the new text's triples found in the stored one.</param>
/// <param name="Smaller">Distinct triples of the smaller text.</param>
/// <param name="Ratio">Triples of the larger over those of the smaller text.</param>
/// <param name="Numerals">Numerals of the text that has fewer.</param>
/// <param name="SharedNumerals">How many of them the other has.</param>
/// <param name="TitleJaccard">Share of both titles' words that is common.</param>
/// <param name="Apart">Time between the two.</param>
internal readonly record struct Comparison(
    double Containment, double Jaccard, double Coverage, int Smaller, double Ratio, int Numerals, int SharedNumerals, double TitleJaccard, TimeSpan Apart)
{
    /// <summary>1 when there is no numeral that could differ.</summary>
    public double NumeralShare => Numerals == 0 ? 1 : (double)SharedNumerals / Numerals;

    public static Comparison Of(Fingerprint fresh, Fingerprint stored, TimeSpan apart)
    {
        // Compare within the range that both sketches keep in full.
        var limit = uint.MaxValue >> Math.Max(fresh.Level, stored.Level);
        var (a, b, shared) = Count(fresh.Sketch, stored.Sketch, limit);
        var smaller = Math.Min(a, b);
        var titles = Count(fresh.TitleTokens, stored.TitleTokens, uint.MaxValue);
        var numerals = Count(fresh.Numerals, stored.Numerals, uint.MaxValue);
        var fewest = Math.Max(1, Math.Min(fresh.Count, stored.Count));
        return new Comparison(
            smaller == 0 ? 0 : (double)shared / smaller,
            a + b == 0 ? 0 : (double)shared / (a + b - shared),
            a == 0 ? 0 : (double)shared / a,
            Math.Min(fresh.Count, stored.Count),
            (double)Math.Max(fresh.Count, stored.Count) / fewest,
            Math.Min(fresh.Numerals.Count, stored.Numerals.Count),
            numerals.Shared,
            titles.A + titles.B == 0 ? 0 : (double)titles.Shared / (titles.A + titles.B - titles.Shared),
            apart.Duration());
    }

    /// <summary>Sizes of two sorted sets up to a limit and of what they share.</summary>
    private static (int A, int B, int Shared) Count(IReadOnlyList<uint> a, IReadOnlyList<uint> b, uint limit)
    {
        int i = 0, j = 0, shared = 0;
        while (i < a.Count && j < b.Count && (a[i] <= limit || b[j] <= limit))
        {
            if (a[i] == b[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        for (; i < a.Count && a[i] <= limit; i++)
        {
        }

        for (; j < b.Count && b[j] <= limit; j++)
        {
        }

        return (i, j, shared);
    }
}
