using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>Compares two texts in full where no fingerprints are at hand: those of a story whose window is long over.</summary>
internal static class TextLikeness
{
    /// <summary>With fewer runs a text is too short to say that it is another.</summary>
    private const int Least = 20;

    private const double Unlike = 0.1;
    private const double UnlikeTitle = 0.5;

    /// <summary>Share of the runs of the smaller text, title and body, that are in the other; null when one of them has (almost) no text.</summary>
    public static double? Containment(Story one, Story other)
    {
        var (left, right) = (TextRuns.Of(one), TextRuns.Of(other));
        var smaller = Math.Min(left.Count, right.Count);
        return smaller < Least ? null : (double)left.SharedWith(right) / smaller;
    }

    /// <summary>True when two texts have nothing to do with each other: neither words nor headline.</summary>
    public static bool AreUnlike(Story one, Story other) =>
        Containment(one, other) is < Unlike && TitleSimilarity(one.Title, other.Title) < UnlikeTitle;

    private static double TitleSimilarity(string one, string other)
    {
        var (left, right) = (TextFolder.Fold(one).Split(' ').ToHashSet(), TextFolder.Fold(other).Split(' ').ToHashSet());
        return (double)left.Intersect(right).Count() / left.Union(right).Count();
    }
}
