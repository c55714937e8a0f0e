namespace Ingest.Core.Deduplicate;

/// <summary>Says whether two texts are one story: first what forbids it, then what allows it. The order is part of the rules.</summary>
internal sealed class SameStoryRules(DeduplicationOptions options)
{
    /// <summary>Numbers that agree are evidence from so many on; texts without any agree on nothing.</summary>
    private const int LeastNumerals = 2;

    /// <param name="pair">The two texts.</param>
    /// <param name="family">How many other stories are close enough to the new text to share a template with it.</param>
    public Judgement Judge(Comparison pair, int family)
    {
        if (Forbids(pair) is { } forbidden)
            return new Judgement(pair, false, forbidden, family);
        var allowed = family >= options.FamilySize ? AllowsInFamily(pair) : Allows(pair);
        return new Judgement(pair, allowed is not null, allowed ?? (family >= options.FamilySize ? MatchRule.Template : MatchRule.LittleShared), family);
    }

    private string? Forbids(Comparison pair)
    {
        if (pair.Smaller < options.LeastShingles)
            return MatchRule.TooShort;
        if (pair.LengthRatio > options.MaxLengthRatio)
            return MatchRule.LengthsDiffer;
        if (pair.Numerals >= 3 && pair.NumeralShare < options.LeastSharedNumerals && !IsNearlyIdentical(pair))
            return MatchRule.NumbersDiffer;
        return pair.Apart > options.SeriesGap && pair.Smaller < 100 && pair.NumeralShare < 1 ? MatchRule.Series : null;
    }

    private static string? AllowsInFamily(Comparison pair) =>
        pair is { Containment: >= 0.93, NumeralShare: 1 } ? MatchRule.SameInTemplate : null;

    private string? Allows(Comparison pair)
    {
        if (pair.TitleSimilarity >= options.SameTitle && pair.Apart <= TimeSpan.FromHours(24)
            && pair is { Smaller: >= 40, Containment: >= 0.5, NumeralShare: >= 0.9 })
            return MatchRule.SameTitle;
        return pair.Smaller < options.ShortText ? AllowsShort(pair) : AllowsLong(pair);
    }

    /// <summary>A typing error or two changed figures in a text that is otherwise the same; one other figure of three; a long text whose every passage is there with most figures.</summary>
    private static bool IsNearlyIdentical(Comparison pair) => pair is
    { Containment: >= 0.97, Jaccard: >= 0.9, Numerals: < 6 }
        or { Containment: >= 0.85, Numerals: 3, NumeralsShared: 2 }
        or { Containment: >= 0.95, Smaller: >= 200, NumeralShare: >= 0.5 };

    private static string? AllowsShort(Comparison pair) => pair switch
    {
        { Containment: >= 0.80, Jaccard: >= 0.45 } => MatchRule.ShortContained,
        { Containment: >= 0.95 } or { Containment: >= 0.88, NumeralShare: 1 } when pair.LeftOut < pair.Smaller => MatchRule.ShortContained,
        { Numerals: >= 6, NumeralShare: >= 0.75, Containment: >= 0.60 } => MatchRule.SameNumbers,
        _ => null,
    };

    private string? AllowsLong(Comparison pair)
    {
        // A paragraph of boilerplate makes most of a brief: before it is known as such, nearly all of the brief must stand in a longer text.
        if (pair is { Smaller: < 100, LengthRatio: >= 2, Containment: < 0.90 })
            return null;
        if (pair.Containment >= options.SameContainment)
            return MatchRule.Contained;
        return pair is { Numerals: >= LeastNumerals, NumeralShare: >= 0.9 } && pair.Containment >= options.SameContainmentWithNumerals ? MatchRule.SameNumbers : null;
    }
}
