using System.Globalization;
using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>Puts the measurements of a verdict into words.</summary>
internal static class EvidenceWriter
{
    public static Evidence Of(string rule, Comparison c, int family, bool same)
    {
        var shared = (int)Math.Round(c.Containment * c.Smaller);
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"{(same ? string.Empty : "not the same: " + Why(rule, c, family) + "; ")}about {shared} of {c.Smaller} word triples shared ({c.Containment:P0}){NumeralWords(c)}, {ApartWords(c.Apart)}");
        return new Evidence(rule, words)
        {
            Containment = Math.Round(c.Containment, 3),
            Jaccard = Math.Round(c.Jaccard, 3),
            SharedNumerals = Math.Round(c.NumeralShare, 3),
            Apart = c.Apart,
        };
    }

    private static string Why(string rule, Comparison c, int family) => rule switch
    {
        MatchRule.TooShort => "too short to compare",
        MatchRule.Contained => string.Create(CultureInfo.InvariantCulture, $"one text is {c.Ratio:F0} times as long and only contains the other"),
        MatchRule.Numerals => string.Create(CultureInfo.InvariantCulture, $"{c.Numerals - c.SharedNumerals} of {c.Numerals} numbers differ"),
        MatchRule.Series => "a later piece of a series with other numbers",
        MatchRule.Family => string.Create(CultureInfo.InvariantCulture, $"same template as {family} other stories, {c.Numerals - c.SharedNumerals} of {c.Numerals} numbers differ"),
        _ => "too little in common",
    };

    private static string NumeralWords(Comparison c) =>
        c.Numerals == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {c.SharedNumerals}/{c.Numerals} numbers equal");

    private static string ApartWords(TimeSpan apart) => apart.TotalMinutes < 1
        ? "at the same time"
        : apart.TotalHours < 2
            ? string.Create(CultureInfo.InvariantCulture, $"{apart.TotalMinutes:F0} min apart")
            : string.Create(CultureInfo.InvariantCulture, $"{apart.TotalHours:F0} h apart");
}
