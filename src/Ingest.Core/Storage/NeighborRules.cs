namespace Ingest.Core.Storage;

/// <summary>When a stored text is offered as a neighbour and when an identifier is believed: one rule for all back ends, so that each gives the same verdicts.</summary>
public static class NeighborRules
{
    /// <summary>A text with fewer keys than this is found by a single shared one.</summary>
    private const int FewKeys = 12;

    /// <summary>A source's guids are believed after this many offers …</summary>
    public const int LeastOffers = 20;

    /// <summary>… of which no more than the rest repeated another's.</summary>
    private const double LeastDistinct = 0.95;

    /// <param name="shared">Keys that both texts have.</param>
    /// <param name="fresh">Keys of the new text.</param>
    /// <param name="stored">Keys of the stored one.</param>
    public static bool IsNear(int shared, int fresh, int stored) => shared >= (fresh < FewKeys ? 1 : 2) || stored < FewKeys;

    /// <summary>Postings of a key are counted by whole hours, those at both ends of the window included.</summary>
    public static long HourOf(DateTimeOffset at) => at.ToUnixTimeMilliseconds() / 3_600_000;

    /// <param name="offers">Links that the source has offered with a guid; those of its sitemaps and listings have none.</param>
    /// <param name="distinct">Different guids among them.</param>
    public static bool TrustsGuids(long offers, long distinct) => offers >= LeastOffers && distinct > offers * LeastDistinct;
}
