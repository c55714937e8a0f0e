using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Reporting;

/// <summary>What is wrong with a rule, in words.</summary>
public static class RuleWords
{
    private const int LongestValue = 80;

    /// <summary>The fact and what to try, on one line; markup is left to those who can show it.</summary>
    public static string Of(RuleRecord rule) => Fact(rule) + (rule.Trouble?.Seen is { } seen ? $": {TextCut.To(seen, LongestValue)}" : string.Empty) + Formats(rule) + (rule.Trouble?.Proposal is { } proposal ? $"; try {Of(proposal)}" : string.Empty);

    /// <summary>The same without anything that stands on a page, for the log.</summary>
    public static string Bare(RuleRecord rule) => Fact(rule) + Formats(rule) + (rule.Trouble?.Proposal is { } proposal ? $"; try {proposal}" : string.Empty);

    /// <summary>What happened.</summary>
    public static string Fact(RuleRecord rule)
    {
        var where = rule.Listing is { } listing ? $"{rule.Key} of {DocumentName.Of(listing)}" : rule.Key;
        return rule.Trouble?.Kind switch
        {
            RuleTroubleKind.Broken => string.Create(
                CultureInfo.InvariantCulture, $"{where}: {rule.Css} gave a value on {Counted.Of(rule.Matched, rule.Pages - rule.Missed, "page")}, last {rule.LastMatch:u}, and on none of {rule.Missed} since"),
            RuleTroubleKind.NeverMatched => string.Create(CultureInfo.InvariantCulture, $"{where}: {rule.Css} has given no value on any of {Counted.Of(rule.Pages, "page")}"),
            RuleTroubleKind.FormatsUnfit => $"{where}: what {rule.Css} gives has been in none of its formats ({string.Join(", ", rule.Trouble.Formats.Select(format => $"\"{format}\""))}) on {Counted.Of(rule.Unfit, "page")} in a row",
            _ => $"{where}: {rule.Css} matches",
        };
    }

    private static string Formats(RuleRecord rule) => rule.Trouble?.Rewrite is { } rewrite ? $"; try {rewrite}" : string.Empty;

    public static string Of(RuleProposal proposal) =>
        string.Create(CultureInfo.InvariantCulture, $"{proposal} (a plausible value on {Counted.Of(proposal.Gave, proposal.Pages, "page")}: {TextCut.To(proposal.Value, LongestValue)})");
}
