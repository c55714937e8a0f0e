using System.Globalization;

namespace Ingest.Core.Model;

/// <summary>Two texts side by side, with what they share marked in both.</summary>
/// <param name="One">The story's text.</param>
/// <param name="Other">The text beside it.</param>
/// <param name="Shared">Distinct runs of words that both have.</param>
/// <param name="OfOne">Distinct runs of the first.</param>
/// <param name="OfOther">Distinct runs of the second.</param>
public sealed record TextComparison(MarkedText One, MarkedText Other, int Shared, int OfOne, int OfOther)
{
    /// <summary>Why they are or are not one story.</summary>
    public string? Why { get; init; }

    /// <summary>What the other text is: an address, a story, an earlier state.</summary>
    public string? Beside { get; init; }

    /// <summary>How much both have, counted in full: evidence was measured when a text was judged, from samples and without what several stories share.</summary>
    public string ToWords()
    {
        var smaller = Math.Min(OfOne, OfOther);
        return string.Create(CultureInfo.InvariantCulture, $"{Shared} of {smaller} word triples of the shorter text are in both ({(smaller == 0 ? 0 : Shared * 100 / smaller)} %)");
    }
}
