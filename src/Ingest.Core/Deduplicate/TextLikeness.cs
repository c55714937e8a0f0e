using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>Compares two texts in full where no fingerprints are at hand: those of a story whose window is long over.</summary>
internal static class TextLikeness
{
    /// <summary>With fewer word triples a text is too short to say that it is another.</summary>
    private const int Least = 20;

    private const double Unlike = 0.1;
    private const double UnlikeTitle = 0.5;

    /// <summary>Share of the smaller text's word triples that are in the other; null when one of them has (almost) no text.</summary>
    public static double? Containment(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var (left, right) = (Triples(one), Triples(other));
        var (smaller, larger) = left.Count <= right.Count ? (left, right) : (right, left);
        return smaller.Count < Least ? null : (double)smaller.Count(larger.Contains) / smaller.Count;
    }

    /// <summary>True when two texts have nothing to do with each other: neither words nor headline.</summary>
    public static bool AreUnlike(Story one, Story other) =>
        Containment(one.Body, other.Body) is < Unlike && TitleSimilarity(one.Title, other.Title) < UnlikeTitle;

    private static double TitleSimilarity(string one, string other)
    {
        var (left, right) = (TextFolder.Fold(one).Split(' ').ToHashSet(), TextFolder.Fold(other).Split(' ').ToHashSet());
        return (double)left.Intersect(right).Count() / left.Union(right).Count();
    }

    private static HashSet<(string, string, string)> Triples(IReadOnlyList<string> body)
    {
        string[] words = [.. body.SelectMany(paragraph => TextFolder.Fold(paragraph).Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        var triples = new HashSet<(string, string, string)>();
        for (var i = 2; i < words.Length; i++)
            triples.Add((words[i - 2], words[i - 1], words[i]));
        return triples;
    }
}
