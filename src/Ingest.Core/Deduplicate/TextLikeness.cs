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
    public static double? Containment(Story one, Story other) => Containment(TextRuns.Of(one), TextRuns.Of(other));

    /// <summary>True when two texts have nothing to do with each other: neither words nor headline, each on its own.</summary>
    public static bool AreUnlike(Story one, Story other) =>
        Containment(TextRuns.Of(one.Body), TextRuns.Of(other.Body)) is < Unlike && TitleSimilarity(one.Title, other.Title) < UnlikeTitle;

    private static double? Containment(TextRuns one, TextRuns other)
    {
        var smaller = Math.Min(one.Count, other.Count);
        return smaller < Least ? null : (double)one.SharedWith(other) / smaller;
    }

    private static double TitleSimilarity(string one, string other)
    {
        var (left, right) = (TextFolder.Fold(one).Split(' ').ToHashSet(), TextFolder.Fold(other).Split(' ').ToHashSet());
        return (double)left.Intersect(right).Count() / left.Union(right).Count();
    }
}
