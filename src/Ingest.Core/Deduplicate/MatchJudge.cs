namespace Ingest.Core.Deduplicate;

/// <summary>Decides from a comparison whether two texts are one story: the ordered guards and thresholds that were measured.</summary>
internal static class MatchJudge
{
    /// <summary>Returns whether the texts are one story, and the rule that said so.</summary>
    /// <param name="c">The comparison.</param>
    /// <param name="family">How many other stories are close as well.</param>
    /// <param name="options">The thresholds.</param>
    public static (bool Same, string Rule) Judge(Comparison c, int family, DeduplicationOptions options)
    {
        var numeralShare = c.NumeralShare;
        var inFamily = family >= options.FamilySize;
        if (c.Smaller < 8)
        {
            return (false, MatchRule.TooShort);
        }

        if (c.Ratio > 12)
        {
            return (false, MatchRule.Contained);
        }

        if (c.Numerals >= 3 && numeralShare < 0.67 && !(c is { Containment: >= 0.97, Jaccard: >= 0.9, Numerals: < 6 }))
        {
            return (false, MatchRule.Numerals);
        }

        if (c.Apart > TimeSpan.FromHours(12) && c.Smaller < 100 && numeralShare < 1)
        {
            return (false, MatchRule.Series);
        }

        if (c.TitleJaccard >= 0.6 && c.Apart <= TimeSpan.FromHours(24) && c.Smaller >= 40 && !inFamily && c.Containment >= 0.5 && numeralShare >= 0.9)
        {
            return (true, MatchRule.Title);
        }

        if (inFamily)
        {
            return (c.Containment >= 0.93 && numeralShare >= 1, MatchRule.Family);
        }

        if (c.Smaller < 60)
        {
            return (
                (c.Containment >= options.ShortContainment && c.Jaccard >= 0.45) || (c.Numerals >= 6 && numeralShare >= 0.75 && c.Containment >= 0.60) || c.Containment >= 0.95,
                MatchRule.ShortText);
        }

        return (c.Containment >= options.LongContainment || (c.Containment >= 0.65 && numeralShare >= 0.9), MatchRule.LongText);
    }
}
